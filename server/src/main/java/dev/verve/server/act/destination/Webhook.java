package dev.verve.server.act.destination;

import dev.verve.server.act.http.Answer;
import dev.verve.server.act.http.Outside;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any server that takes a POST, one for each delivery, signed by Standard Webhooks 1.0: the headers
 * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}, which is {@code v1,}
 * and the HMAC-SHA-256 of id, timestamp and body, joined by full stops. A secret that begins with
 * {@code whsec_} is base64, any other is the key as it stands.
 */
final class Webhook implements Target {
  private static final String PREFIX = "whsec_";
  private static final int LANES = 16;

  private final Outside outside;
  private final Clock clock;
  private final URI url;
  private final SecretKeySpec key;

  Webhook(Destination destination, Outside outside, Clock clock) {
    this.outside = outside;
    this.clock = clock;
    this.url = URI.create(destination.setting("url"));
    this.key = new SecretKeySpec(bytes(destination.secret("secret")), "HmacSHA256");
  }

  private static byte[] bytes(String secret) {
    try {
      return secret.startsWith(PREFIX)
          ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
          : secret.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) throws InterruptedException {
    Outgoing one = batch.get(0);
    String time = String.valueOf(clock.instant().getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            one.messageKey(),
            "webhook-timestamp",
            time,
            "webhook-signature",
            "v1," + signature(one.messageKey() + "." + time + "." + one.payload()));
    try {
      Answer answer = outside.send("POST", url, headers, one.payload());
      boolean isMoved = answer.status() >= 300 && answer.status() < 400;
      return List.of(
          isMoved
              ? Result.refused(answer.status(), "redirects are not followed")
              : Result.of(answer));
    } catch (IOException e) {
      return List.of(Result.later(String.valueOf(e.getMessage())));
    }
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
