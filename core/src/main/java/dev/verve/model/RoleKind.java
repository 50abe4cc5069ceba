package dev.verve.model;

import java.util.Locale;

/** What events can mean to the metrics beside the score. */
public enum RoleKind {
  /** Somebody comes by: a visit begins. */
  VISIT("an event that begins a visit"),
  /** A page or a screen is seen. */
  PAGE("an event for each page or screen that is seen"),
  /** Somebody has scrolled; {@code value} tells how far, in per cent of the page. */
  SCROLL("an event that tells how far somebody scrolled, with `percent: PROPERTY`"),
  /** A visit ends; {@code value} tells how long it was. */
  SESSION("an event that ends a visit, with `minutes: PROPERTY` or `seconds: PROPERTY`"),
  /** Content is consumed; {@code value} tells which item. */
  ITEM("an event for each item consumed, with `item: PROPERTY` and `available: NUMBER`"),
  /** Somebody does something with or for another user. */
  INTERACTION("an event by which users interact with others"),
  /** Somebody answers how likely a recommendation is; {@code value} tells from 0 to 10. */
  SURVEY("an event with an answer from 0 to 10, with `score: PROPERTY`"),
  /** Somebody has taken up the product for good. */
  ADOPTED("an event after which a user counts as having adopted the product"),
  /** A workflow is begun. */
  STARTED("an event that begins a workflow"),
  /** A workflow is brought to its end. */
  FINISHED("an event that ends a workflow well"),
  /** Somebody asks for help. */
  SUPPORT("an event by which users ask for help"),
  /** Something went wrong. */
  ERROR("an event for each error that a user met"),
  /** Something was loaded; {@code value} tells how long it took, in seconds. */
  LOAD(
      "an event that tells how long a page took to load, with `milliseconds: PROPERTY` or `seconds: PROPERTY`");

  private final String need;

  RoleKind(String need) {
    this.need = need;
  }

  /** The word for it in {@code metrics.yaml}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why what needs the role is unknown without it, and what to do. */
  public String missing() {
    return "Needs %s (map it as `%s` in metrics.yaml).".formatted(need, word());
  }

  /** What fills the role, in words. */
  public String need() {
    return need;
  }
}
