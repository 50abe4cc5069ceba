package dev.verve.server.act.destination;

import dev.verve.model.Slug;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A destination as it is asked for, before anything is kept.
 *
 * @param settings and secrets by name
 */
public record DestinationRequest(
    String name, String kind, Map<String, String> settings, Map<String, String> secrets) {

  public DestinationRequest {
    settings = new LinkedHashMap<>(settings);
    secrets = new LinkedHashMap<>(secrets);
  }

  /**
   * The kind, after everything was looked at.
   *
   * @throws dev.verve.problem.UserError with every problem
   */
  Channel check() {
    Problems problems = new Problems();
    List<String> kinds = Arrays.stream(Channel.values()).map(Channel::word).toList();
    if (!Slug.isSlug(name)) {
      problems.add(Place.option("name"), "'" + name + "' is no name", Slug.CURE);
    }
    Optional<Channel> channel =
        Arrays.stream(Channel.values()).filter(known -> known.word().equals(kind)).findFirst();
    if (channel.isEmpty()) {
      problems.add(
          Place.option("kind"),
          "'" + kind + "' is no kind of destination",
          Suggestion.didYouMean(kind, kinds));
    }
    channel.ifPresent(known -> check(known, problems));
    problems.refuseIfAny();
    return channel.orElseThrow();
  }

  private void check(Channel channel, Problems problems) {
    List<String> allowed = new ArrayList<>(channel.required());
    allowed.addAll(channel.optional());
    allowed.addAll(Channel.COMMON);
    names("settings", settings, channel.required(), allowed, problems);
    List<String> secretNames = new ArrayList<>(channel.secrets());
    secretNames.addAll(channel.optionalSecrets());
    names("secrets", secrets, channel.secrets(), secretNames, problems);
    address("settings.url", settings.get("url"), problems);
    address("secrets.url", secrets.get("url"), problems);
    oneOf("of", List.of("users", "accounts", "both"), problems);
    oneOf("begin", List.of("all", "changes"), problems);
    oneOf("security", List.of("starttls", "tls", "none"), problems);
    oneOf("format", List.of("csv", "parquet"), problems);
    oneOf("ssl", List.of("disable", "require", "verify-full"), problems);
    matches("least_change", "\\d{1,3}(\\.\\d{1,6})?", "a number of points", problems);
    matches("port", "\\d{1,5}", "a port", problems);
    matches("folder", "[\\w-]{1,80}", "a name of a folder below `export`", problems);
    matches("table", "[A-Za-z_]\\w{0,62}(\\.[A-Za-z_]\\w{0,62})?", "a table", problems);
    for (String field :
        List.of("contact_object", "account_object", "external_id", "contact_key", "company_key")) {
      matches(field, "[A-Za-z_]\\w{0,79}", "a name there", problems);
    }
  }

  private static void names(
      String where,
      Map<String, String> given,
      List<String> required,
      List<String> allowed,
      Problems problems) {
    for (String key : required) {
      if (given.getOrDefault(key, "").isBlank()) {
        problems.add(Place.option(where + "." + key), "is missing", "");
      }
    }
    for (String key : given.keySet()) {
      if (!allowed.contains(key)) {
        problems.add(
            Place.option(where + "." + key),
            "unknown key '" + key + "'",
            Suggestion.didYouMean(key, allowed));
      }
    }
  }

  private static void address(String where, @Nullable String text, Problems problems) {
    if (text == null) {
      return;
    }
    try {
      URI uri = new URI(text);
      boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null && uri.getUserInfo() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    problems.add(
        Place.option(where),
        "this is no address that a request can go to",
        "Write one such as https://example.com/hook, without a name or password in it.");
  }

  private void oneOf(String key, List<String> words, Problems problems) {
    String given = settings.get(key);
    if (given != null && !words.contains(given)) {
      problems.add(
          Place.option("settings." + key),
          "'" + given + "' is none of " + String.join(", ", words),
          Suggestion.closest(given, words).map(it -> "Did you mean '" + it + "'?").orElse(""));
    }
  }

  private void matches(String key, String form, String what, Problems problems) {
    String given = settings.get(key);
    if (given != null && !given.matches(form)) {
      problems.add(Place.option("settings." + key), "'" + given + "' is not " + what, "");
    }
  }
}
