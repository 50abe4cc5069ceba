package dev.verve.server.act.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.server.act.http.Outside.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::"
      })
  void privateAddressesAreTold(String text) throws IOException {
    assertThat(PrivateNet.has(InetAddress.getByName(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "192.1.0.1"})
  void publicOnesAreNot(String text) throws IOException {
    assertThat(PrivateNet.has(InetAddress.getByName(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0"
      })
  void nothingIsSentToAPrivateAddressHoweverItIsSpelled(String host) {
    try (FakeServer server = new FakeServer();
        Outside outside = Outside.open(Reach.PUBLIC, Clock.systemUTC())) {
      URI uri = URI.create(server.address().replace("127.0.0.1", host) + "/hook");
      assertThatThrownBy(() -> outside.send("POST", uri, Map.of(), "{}"))
          .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void redirectsAreAnswersAndNotFollowed() throws IOException, InterruptedException {
    try (FakeServer server = new FakeServer();
        Outside outside = Outside.open(Reach.ANYWHERE, Clock.systemUTC())) {
      server.behave(
          request ->
              request.path().equals("/hook")
                  ? FakeServer.Reply.of(302, "", "Location", server.address() + "/inside")
                  : FakeServer.Reply.of(200, "reached"));
      Answer answer = outside.send("POST", URI.create(server.address() + "/hook"), Map.of(), "{}");
      assertThat(answer.status()).isEqualTo(302);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void restIsAskedForInSecondsOrByADate() {
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    assertThat(Answer.of(429, "", "120", now).retryAfter()).contains(now.plusSeconds(120));
    assertThat(Answer.of(503, "", "Tue, 10 Mar 2026 12:30:00 GMT", now).retryAfter())
        .contains(now.plusSeconds(1_800));
    assertThat(Answer.of(503, "", "999999999", now).retryAfter())
        .as("at most a day")
        .contains(now.plusSeconds(86_400));
    assertThat(Answer.of(503, "", "soon", now).retryAfter()).isEmpty();
  }
}
