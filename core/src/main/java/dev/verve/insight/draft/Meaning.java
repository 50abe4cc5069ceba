package dev.verve.insight.draft;

import java.util.Arrays;
import java.util.List;

/**
 * What an event's name says of it, by English words that products use. The first that fits wins, so
 * that a cancelled invitation is no collaboration. A name that says nothing is core usage.
 */
enum Meaning {
  /** Somebody leaves: an outcome that the score must predict, not a part of it. */
  LOST(
      "cancel*",
      "withdraw*",
      "unregister*",
      "unenrol*",
      "refund*",
      "churn*",
      "unsubscribe*",
      "deactivat*",
      "uninstall*",
      "downgrad*",
      "account delet*",
      "account clos*",
      "dropout*"),
  /** Somebody stays or pays more: an outcome too. */
  GAINED("renew*", "upgrad*", "convert*"),
  /** Something goes wrong. */
  FRICTION(
      "error*",
      "fail*",
      "crash*",
      "exception*",
      "timeout*",
      "denied",
      "declined",
      "rage*",
      "dead click*",
      "complain*",
      "support ticket*",
      "support request*"),
  /** A step of the relation and not of its use. */
  LIFECYCLE(
      "register*",
      "registration*",
      "enrol*",
      "signup*",
      "sign up",
      "signed up",
      "subscri*",
      "account creat*",
      "user creat*",
      "profile creat*",
      "trial start*"),
  /** What a tracking library says of itself. */
  TECHNICAL(
      "=identify", "=group", "=alias", "=groupidentify", "=set", "feature flag*", "web vital*"),
  /** What grows without anybody being better off. */
  VANITY(
      "=page",
      "=screen",
      "page view*",
      "viewed page",
      "page visit*",
      "page load*",
      "screen view*",
      "viewed screen",
      "pageview*",
      "screenview*",
      "pageleave",
      "page leave",
      "heartbeat*",
      "ping*",
      "impression*",
      "scroll*",
      "hover*",
      "=click",
      "=clicked",
      "autocapture",
      "delivered",
      "notification receiv*"),
  /** Somebody comes by. */
  VISIT(
      "login*",
      "log in",
      "logged in",
      "signin*",
      "sign in",
      "signed in",
      "session*",
      "visit*",
      "app open*",
      "application open*",
      "app launch*"),
  /** People work together. */
  COLLABORATION(
      "invit*",
      "share",
      "shared",
      "shares",
      "sharing",
      "comment*",
      "review*",
      "mention*",
      "collaborat*",
      "co authored",
      "reply*",
      "replied",
      "teammate*",
      "forum*",
      "discuss*"),
  /** Use that goes beyond the first steps. */
  DEPTH(
      "export*",
      "import",
      "imported",
      "imports",
      "integrat*",
      "create*",
      "api",
      "automat*",
      "webhook*",
      "connect*",
      "configur*",
      "customi*",
      "publish*",
      "deploy*",
      "schedul*",
      "report*",
      "template*",
      "feature*",
      "dashboard*"),
  /** All else. */
  CORE;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> patterns;

  Meaning(String... patterns) {
    this.patterns = List.of(patterns);
  }

  static Meaning of(String event) {
    NameWords words = NameWords.of(event);
    return Arrays.stream(values())
        .filter(meaning -> meaning.patterns.stream().anyMatch(words::fit))
        .findFirst()
        .orElse(CORE);
  }

  /** Whether its events belong into the score at all. */
  boolean isAction() {
    return this != LOST && this != GAINED && this != LIFECYCLE && this != TECHNICAL;
  }

  /** The branch that its actions stand in. */
  String branch() {
    return switch (this) {
      case COLLABORATION -> "collaboration";
      case DEPTH -> "depth";
      case FRICTION -> "friction";
      default -> "core-usage";
    };
  }
}
