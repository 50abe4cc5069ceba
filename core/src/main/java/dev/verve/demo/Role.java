package dev.verve.demo;

import java.util.Locale;

/** What a person signed up as. The first of an account is its admin. */
public enum Role {
  ADMIN,
  LEAD,
  MEMBER,
  GUEST;

  /** The name in traits, such as {@code lead}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role drawTeammate(Dice dice) {
    double at = dice.unit();
    return at < 0.14 ? LEAD : at < 0.90 ? MEMBER : GUEST;
  }

  /** How much a person in this role exports reports, relative to the average. */
  double reporting() {
    return switch (this) {
      case ADMIN -> 1.4;
      case LEAD -> 2.0;
      case MEMBER -> 0.9;
      case GUEST -> 0.2;
    };
  }
}
