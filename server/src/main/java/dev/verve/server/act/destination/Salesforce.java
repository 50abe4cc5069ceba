package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.act.http.Answer;
import dev.verve.server.act.http.Outside;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contacts and accounts of Salesforce: composite upserts by an external id, up to 200 at once, each
 * with a result of its own. It signs in by OAuth with client credentials; where the session has
 * expired it signs in once more and repeats the request.
 */
final class Salesforce implements Target {
  private static final int MOST = 200;
  private static final Map<String, String> FIELDS =
      Map.of(
          "verve_score", "Verve_Score__c",
          "verve_band", "Verve_Band__c",
          "verve_previous_band", "Verve_Previous_Band__c",
          "verve_change", "Verve_Change__c",
          "verve_reason", "Verve_Reason__c",
          "verve_version", "Verve_Version__c",
          "verve_as_of", "Verve_As_Of__c",
          "verve_link", "Verve_Link__c");

  private final Outside outside;
  private final Destination destination;
  private @Nullable Session session;
  private String refusal = "";

  private record Session(String token, String instance) {}

  Salesforce(Destination destination, Outside outside) {
    this.outside = outside;
    this.destination = destination;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) throws InterruptedException {
    try {
      Map<Long, Result> results = new HashMap<>();
      for (String entity : List.of("user", "account")) {
        List<Outgoing> some =
            batch.stream()
                .filter(one -> one.json().path("entity").asText().equals(entity))
                .toList();
        if (!some.isEmpty()) {
          send(entity, some, results);
        }
      }
      return batch.stream()
          .map(one -> results.getOrDefault(one.seq(), Result.later("no answer for it")))
          .toList();
    } catch (IOException e) {
      return Target.all(batch, Result.later(String.valueOf(e.getMessage())));
    }
  }

  private void send(String entity, List<Outgoing> some, Map<Long, Result> results)
      throws IOException, InterruptedException {
    Answer answer = upsert(entity, some);
    if (answer.status() == 401) {
      session = null;
      answer = upsert(entity, some);
    }
    JsonNode list = answer.json();
    if (!answer.isDone() || !list.isArray() || list.size() != some.size()) {
      Result whole =
          answer.isDone() ? Result.later("an answer that is no list of results") : waiting(answer);
      some.forEach(one -> results.put(one.seq(), whole));
      return;
    }
    for (int i = 0; i < some.size(); i++) {
      results.put(some.get(i).seq(), result(list.get(i)));
    }
  }

  /** Too many requests of the day come as 403, and a field that is missing as 400: both wait. */
  private static Result waiting(Answer answer) {
    return new Result(Result.Outcome.LATER, answer.status(), answer.brief(), answer.retryAfter());
  }

  private static Result result(JsonNode item) {
    if (item.path("success").asBoolean()) {
      return Result.done(200);
    }
    JsonNode error = item.path("errors").path(0);
    String code = error.path("statusCode").asText();
    String problem = code + ": " + error.path("message").asText();
    return code.equals("UNABLE_TO_LOCK_ROW") || code.equals("REQUEST_LIMIT_EXCEEDED")
        ? Result.later(problem)
        : Result.refused(200, problem);
  }

  private Answer upsert(String entity, List<Outgoing> some)
      throws IOException, InterruptedException {
    Session now = session == null ? signIn() : session;
    if (now == null) {
      return new Answer(503, "the sign-in was refused: " + refusal, Optional.empty());
    }
    session = now;
    boolean isUser = entity.equals("user");
    String object =
        isUser
            ? destination.setting("contact_object", "Contact")
            : destination.setting("account_object", "Account");
    String key = destination.setting("external_id", "Verve_Id__c");
    List<Object> records = new ArrayList<>();
    for (Outgoing one : some) {
      records.add(record(object, key, one.json()));
    }
    String path =
        "/services/data/%s/composite/sobjects/%s/%s"
            .formatted(destination.setting("api_version", "v61.0"), object, key);
    return outside.send(
        "PATCH",
        URI.create(now.instance() + path),
        Map.of("Authorization", "Bearer " + now.token()),
        JsonText.of(Map.of("allOrNone", false, "records", records)));
  }

  private static Map<String, Object> record(String object, String key, JsonNode json) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("attributes", Map.of("type", object));
    record.put(key, json.path("key").asText());
    Traits.of(json).forEach((name, value) -> record.put(FIELDS.getOrDefault(name, name), value));
    return record;
  }

  private @Nullable Session signIn() throws IOException, InterruptedException {
    String body =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(
                encoded(destination.setting("client_id")),
                encoded(destination.secret("client_secret")));
    String base = destination.setting("url").replaceFirst("/+$", "");
    Answer answer =
        outside.send(
            "POST",
            URI.create(base + "/services/oauth2/token"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            body);
    JsonNode json = answer.json();
    if (!answer.isDone() || !json.has("access_token")) {
      refusal = answer.status() + " " + json.path("error").asText();
      return null;
    }
    return new Session(json.path("access_token").asText(), json.path("instance_url").asText(base));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
