package dev.verve.server.act.destination;

import java.util.List;
import java.util.Locale;

/** The kinds of destinations: what each must be told, may be told, and must keep secret. */
public enum Channel {
  WEBHOOK(Takes.BOTH, List.of("url"), List.of(), List.of("secret"), List.of()),
  SLACK(Takes.BOTH, List.of(), List.of(), List.of("url"), List.of()),
  EMAIL(
      Takes.BOTH,
      List.of("host", "from", "to"),
      List.of("port", "security", "user"),
      List.of(),
      List.of("password")),
  HUBSPOT(
      Takes.SCORES,
      List.of(),
      List.of("url", "contact_key", "company_key"),
      List.of("token"),
      List.of()),
  SALESFORCE(
      Takes.SCORES,
      List.of("url", "client_id"),
      List.of("contact_object", "account_object", "external_id", "api_version"),
      List.of("client_secret"),
      List.of()),
  SEGMENT(Takes.SCORES, List.of(), List.of("url"), List.of("write_key"), List.of()),
  POSTGRES(
      Takes.SCORES,
      List.of("host", "database", "user"),
      List.of("port", "table", "ssl"),
      List.of(),
      List.of("password")),
  FOLDER(Takes.SCORES, List.of("folder"), List.of("format"), List.of(), List.of());

  /** What a destination can be sent. */
  enum Takes {
    SCORES,
    BOTH
  }

  /** Settings that every destination of scores may have. */
  static final List<String> COMMON = List.of("of", "begin", "least_change", "key");

  private final Takes takes;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> required;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> optional;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> secrets;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> optionalSecrets;

  Channel(
      Takes takes,
      List<String> required,
      List<String> optional,
      List<String> secrets,
      List<String> optionalSecrets) {
    this.takes = takes;
    this.required = required;
    this.optional = optional;
    this.secrets = secrets;
    this.optionalSecrets = optionalSecrets;
  }

  /** The word that stands for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people read it, so that alerts and digests can go there. */
  public boolean takesNotices() {
    return takes == Takes.BOTH;
  }

  /** Settings that must be given. */
  public List<String> required() {
    return required;
  }

  /** Settings that may be given. */
  public List<String> optional() {
    return optional;
  }

  /** Secrets that must be given. */
  public List<String> secrets() {
    return secrets;
  }

  /** Secrets that may be given. */
  public List<String> optionalSecrets() {
    return optionalSecrets;
  }
}
