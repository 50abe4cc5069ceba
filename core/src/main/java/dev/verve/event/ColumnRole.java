package dev.verve.event;

import java.util.List;
import java.util.Locale;

/** What a column of events or of users is for; every other column is a property or a trait. */
public enum ColumnRole {
  USER(
      "userid",
      "distinctid",
      "customerid",
      "user",
      "uid",
      "personid",
      "memberid",
      "contactid",
      "studentid",
      "playerid",
      "profileid",
      "subscriberid",
      "anonymousid",
      "customer",
      "propertiesdistinctid"),
  TIME(
      "timestamp",
      "time",
      "ts",
      "eventtime",
      "eventtimestamp",
      "createdat",
      "occurredat",
      "datetime",
      "date",
      "eventdate",
      "originaltimestamp",
      "sentat",
      "receivedat",
      "collectortstamp",
      "day",
      "propertiestime"),
  EVENT("event", "eventname", "action", "type", "name", "eventtype", "activity"),
  ACCOUNT(
      "accountid",
      "groupid",
      "companyid",
      "organizationid",
      "organisationid",
      "orgid",
      "workspaceid",
      "tenantid",
      "teamid",
      "account",
      "company",
      "organization",
      "workspace",
      "tenant"),
  MESSAGE("messageid", "uuid", "insertid", "eventid", "eventuuid", "propertiesinsertid"),
  PROPERTIES("properties", "props", "eventproperties", "params"),
  FIRST_SEEN(
      "firstseen",
      "firstseenat",
      "signupdate",
      "signupat",
      "signedupat",
      "signedup",
      "createdat",
      "created",
      "registeredat",
      "registrationdate",
      "joinedat",
      "startedon");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> names;

  ColumnRole(String... names) {
    this.names = List.of(names);
  }

  /** The usual names, best first, without case and separators. */
  public List<String> usualNames() {
    return names;
  }

  /** The word of {@code --map word=column}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A column's name as it is compared with the usual ones. */
  static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
