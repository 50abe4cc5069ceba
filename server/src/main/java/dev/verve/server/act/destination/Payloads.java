package dev.verve.server.act.destination;

import dev.verve.model.Entity;
import dev.verve.server.act.destination.ScoreChanges.Change;
import dev.verve.server.act.destination.ScoreChanges.Found;
import dev.verve.server.live.Reasons.Reason;
import dev.verve.server.web.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a change, as JSON.
 *
 * @param address where the dashboard answers for those who follow a link; empty for no links
 */
public record Payloads(Optional<String> address) {

  String of(Found found, Change change, @Nullable Reason reason, Instant now) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Double before = change.scoreBefore();
    json.put("type", "score.changed");
    json.put("entity", found.entity().word());
    json.put("id", change.id());
    json.put("key", change.name());
    json.put("account", change.account());
    json.put("score", change.score());
    json.put("band", change.band());
    json.put("previous_score", before);
    json.put("previous_band", change.bandBefore());
    json.put("change", before == null ? null : change.score() - before);
    json.put("reason", reason == null ? null : reason(reason));
    json.put("model", found.model().model().name());
    json.put("version", found.model().version());
    json.put("as_of", found.live().asOf().toString());
    json.put("sent_at", now.toString());
    json.put("link", link(found.entity(), change.id()).orElse(null));
    return JsonText.of(json);
  }

  private static Map<String, Object> reason(Reason reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", reason.branch());
    fields.put("action", reason.action());
    fields.put("points", reason.points());
    fields.put("since", reason.since().toString());
    return fields;
  }

  /** The page of a user or an account. */
  public Optional<String> link(Entity entity, String id) {
    String room = entity == Entity.USER ? "/users/" : "/accounts/";
    return page(room + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** A page of the dashboard. */
  public Optional<String> page(String path) {
    return address.map(base -> base.replaceFirst("/+$", "") + path);
  }
}
