package dev.verve.duckdb.source;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody whom a commit names.
 *
 * @param name the name, or empty
 * @param email the e-mail address, or empty
 */
record GitPerson(String name, String email) {
  private static final Pattern NAME_AND_EMAIL = Pattern.compile("(.*?)\\s*<([^<>]*)>.*");

  /** Reads {@code Ada <ada@example.com>}, a bare address, or a bare name. */
  static GitPerson of(String text) {
    String plain = text.strip();
    Matcher both = NAME_AND_EMAIL.matcher(plain);
    if (both.matches()) {
      return new GitPerson(both.group(1).strip(), both.group(2).strip());
    }
    boolean address = plain.indexOf('@') > 0 && plain.indexOf(' ') < 0;
    return address ? new GitPerson("", plain) : new GitPerson(plain, "");
  }

  /** The lower-cased e-mail address, else the lower-cased name. */
  String id() {
    return (email.isEmpty() ? name : email).toLowerCase(Locale.ROOT);
  }

  /** Whether this is GitHub's website, which signs what people do there. */
  boolean isWebsite() {
    return id().equals("noreply@github.com");
  }
}
