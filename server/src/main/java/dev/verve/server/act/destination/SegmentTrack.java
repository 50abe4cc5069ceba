package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.act.http.Outside;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores back to Segment, or to what speaks its tracking API: an identify for a user, a group for
 * an account, up to a hundred in a batch. The message id lets the receiver know a repeat.
 */
final class SegmentTrack implements Target {
  private static final int MOST = 100;
  private static final int LANES = 4;

  private final Outside outside;
  private final Clock clock;
  private final URI url;
  private final String basic;

  SegmentTrack(Destination destination, Outside outside, Clock clock) {
    this.outside = outside;
    this.clock = clock;
    String base = destination.setting("url", "https://api.segment.io").replaceFirst("/+$", "");
    this.url = URI.create(base + "/v1/batch");
    String pair = destination.secret("write_key") + ":";
    this.basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) throws InterruptedException {
    List<Object> calls = new ArrayList<>();
    batch.forEach(one -> calls.add(call(one)));
    String body = JsonText.of(Map.of("batch", calls, "sentAt", clock.instant().toString()));
    try {
      return Target.all(
          batch, Result.of(outside.send("POST", url, Map.of("Authorization", basic), body)));
    } catch (IOException e) {
      return Target.all(batch, Result.later(String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, Object> call(Outgoing one) {
    JsonNode json = one.json();
    Map<String, Object> call = new LinkedHashMap<>();
    boolean isUser = json.path("entity").asText().equals("user");
    call.put("type", isUser ? "identify" : "group");
    if (isUser) {
      call.put("userId", json.path("key").asText());
    } else {
      call.put("groupId", json.path("key").asText());
      call.put("anonymousId", "verve");
    }
    call.put("messageId", one.messageKey());
    call.put("timestamp", json.path("sent_at").asText());
    call.put("traits", Traits.of(json));
    return call;
  }
}
