package dev.verve.model;

import java.util.Locale;

/** Whom a model scores. */
public enum Entity {
  USER,
  ACCOUNT;

  /** The word that stands for it in a model. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
