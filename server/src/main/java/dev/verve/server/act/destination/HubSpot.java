package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.act.http.Answer;
import dev.verve.server.act.http.Outside;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Contacts and companies of HubSpot (CRM API v3): upserts of up to a hundred, found by a property
 * whose values are unique. Properties that are missing are made once. An answer 207 says which of
 * them failed, by the trace id that each carries; where a whole batch is refused, each is sent
 * alone, so that one bad contact does not keep back the others.
 */
final class HubSpot implements Target {
  private static final int MOST = 100;
  private static final Map<String, String> FORMS =
      Map.of("verve_score", "number", "verve_change", "number", "verve_as_of", "date");

  private final Outside outside;
  private final String base;
  private final String token;
  private final String contactKey;
  private final String companyKey;
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();

  HubSpot(Destination destination, Outside outside) {
    this.outside = outside;
    this.base = destination.setting("url", "https://api.hubapi.com").replaceFirst("/+$", "");
    this.token = destination.secret("token");
    this.contactKey = destination.setting("contact_key", "email");
    this.companyKey = destination.setting("company_key", "verve_account_id");
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
      for (String type : List.of("contacts", "companies")) {
        List<Outgoing> some = batch.stream().filter(one -> type(one.json()).equals(type)).toList();
        if (!some.isEmpty()) {
          results.putAll(send(type, some));
        }
      }
      return batch.stream()
          .map(one -> results.getOrDefault(one.seq(), Result.later("no answer for it")))
          .toList();
    } catch (IOException e) {
      return Target.all(batch, Result.later(String.valueOf(e.getMessage())));
    }
  }

  private static String type(JsonNode json) {
    return json.path("entity").asText().equals("account") ? "companies" : "contacts";
  }

  private Map<Long, Result> send(String type, List<Outgoing> some)
      throws IOException, InterruptedException {
    Map<Long, Result> results = new HashMap<>();
    Answer ready = prepare(type, some.get(0).json());
    if (!ready.isDone()) {
      Result waits = Result.of(ready);
      Result held =
          new Result(Result.Outcome.LATER, waits.status(), ready.brief(), waits.retryAfter());
      some.forEach(one -> results.put(one.seq(), held));
      return results;
    }
    Answer answer = upsert(type, some);
    if (answer.status() == 400 && some.size() > 1) {
      for (Outgoing one : some) {
        results.putAll(send(type, List.of(one)));
      }
      return results;
    }
    Result whole = Result.of(answer);
    some.forEach(one -> results.put(one.seq(), whole));
    if (answer.status() == 207) {
      failures(answer.json(), some, results);
    }
    return results;
  }

  private static void failures(JsonNode answer, List<Outgoing> some, Map<Long, Result> results) {
    for (JsonNode error : answer.path("errors")) {
      String message = error.path("message").asText();
      List<String> traces = new ArrayList<>();
      error.at("/context/objectWriteTraceId").forEach(trace -> traces.add(trace.asText()));
      for (Outgoing one : some) {
        if (traces.contains(one.messageKey())) {
          results.put(one.seq(), Result.refused(207, message));
        }
      }
    }
  }

  private Answer upsert(String type, List<Outgoing> some) throws IOException, InterruptedException {
    List<Object> inputs = new ArrayList<>();
    for (Outgoing one : some) {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("idProperty", key(type));
      input.put("id", one.json().path("key").asText());
      input.put("objectWriteTraceId", one.messageKey());
      input.put("properties", Traits.of(one.json()));
      inputs.add(input);
    }
    return call("POST", "/crm/v3/objects/" + type + "/batch/upsert", Map.of("inputs", inputs));
  }

  private String key(String type) {
    return type.equals("contacts") ? contactKey : companyKey;
  }

  /** Makes the properties that are missing, the first time. */
  private Answer prepare(String type, JsonNode example) throws IOException, InterruptedException {
    Answer last = new Answer(200, "", Optional.empty());
    if (prepared.contains(type)) {
      return last;
    }
    List<String> names = new ArrayList<>(Traits.of(example).keySet());
    if (key(type).startsWith("verve_")) {
      names.add(key(type));
    }
    for (String name : names) {
      last = call("GET", "/crm/v3/properties/" + type + "/" + name, Map.of());
      if (last.status() == 404) {
        last = call("POST", "/crm/v3/properties/" + type, property(type, name));
        // somebody else made it meanwhile
        last = last.status() == 409 ? new Answer(200, "", Optional.empty()) : last;
      }
      if (!last.isDone()) {
        return last;
      }
    }
    prepared.add(type);
    return last;
  }

  private Map<String, Object> property(String type, String name) {
    String form = FORMS.getOrDefault(name, "string");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("label", name.replace('_', ' '));
    fields.put("type", form);
    fields.put("fieldType", form.equals("string") ? "text" : form);
    fields.put("groupName", type.equals("contacts") ? "contactinformation" : "companyinformation");
    if (name.equals(key(type))) {
      fields.put("hasUniqueValue", true);
    }
    return fields;
  }

  private Answer call(String method, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return outside.send(
        method,
        URI.create(base + path),
        Map.of("Authorization", "Bearer " + token),
        method.equals("GET") ? "" : JsonText.of(body));
  }
}
