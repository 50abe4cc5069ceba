package dev.verve.server.page;

/** The parts of the dashboard, in the order of the navigation. */
public enum Room {
  OVERVIEW("Overview", "/"),
  TREE("Tree", "/tree"),
  USERS("Users", "/users"),
  ACCOUNTS("Accounts", "/accounts"),
  WHY("Why", "/why"),
  METRICS("Metrics", "/metric"),
  MODEL("Model", "/model"),
  EVIDENCE("Evidence", "/evidence"),
  IMPACT("Impact", "/impact"),
  ALERTS("Alerts", "/alerts"),
  SETTINGS("Settings", "/settings");

  private final String title;
  private final String path;

  Room(String title, String path) {
    this.title = title;
    this.path = path;
  }

  public String title() {
    return title;
  }

  public String path() {
    return path;
  }

  /** Whether a segment narrows what it shows. */
  public boolean isNarrowed() {
    return this != MODEL && this != IMPACT && this != ALERTS && this != SETTINGS;
  }

  /** Whether it stands in the bar at the foot of a phone, and not in the menu beside it. */
  public boolean isFirst() {
    return this == OVERVIEW || this == TREE || this == USERS || this == ACCOUNTS;
  }
}
