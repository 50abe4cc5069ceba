package dev.verve.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param room where it is in the navigation; null for pages outside
 * @param visitor who looks at it; null before they have signed in
 * @param standing what the numbers stand on; empty before the first scores
 * @param segment the filter
 * @param files where style sheets and scripts are
 * @param path the page's own path
 * @param refreshSeconds after how long it should load itself again; 0 for never
 */
public record Frame(
    String title,
    @Nullable Room room,
    @Nullable Visitor visitor,
    Optional<Standing> standing,
    Segment segment,
    Files files,
    String path,
    int refreshSeconds) {

  /** The addresses of style sheets and scripts. */
  public record Files(String charts, String style, String htmx, String script, String icon) {}

  public List<Room> rooms() {
    return List.of(Room.values());
  }

  /** Whether a part of the dashboard is the one that is shown. */
  public boolean isIn(Room other) {
    return room == other;
  }

  /** A path of ours with the segment kept. */
  public String link(String to) {
    if (segment.chosen().isEmpty()) {
      return to;
    }
    return to + (to.contains("?") ? "&" : "?") + "segment=" + encode(segment.chosen());
  }

  /** The page of a user. */
  public String user(String id) {
    return link("/users/" + encode(id));
  }

  /** The page of an account. */
  public String account(String id) {
    return link("/accounts/" + encode(id));
  }

  /** Whether the segment narrows what the page shows. */
  public boolean isNarrowed() {
    return room == null || room.isNarrowed();
  }

  /** What every form carries. */
  public String formToken() {
    return visitor == null ? "" : visitor.formToken();
  }

  public boolean isEditor() {
    return visitor != null && visitor.isEditor();
  }

  public boolean isAdmin() {
    return visitor != null && visitor.isAdmin();
  }

  Frame reloading(int seconds) {
    return new Frame(title, room, visitor, standing, segment, files, path, seconds);
  }

  /** Text as a part of an address. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
