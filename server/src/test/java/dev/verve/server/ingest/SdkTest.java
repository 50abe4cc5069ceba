package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.posthog.java.PostHog;
import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.TrackMessage;
import dev.verve.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendors' own clients, pointed here by changing the host. */
class SdkTest {
  private static final String ACCEPTED = "verve_ingest_events_total{outcome=\"accepted\"}";

  @TempDir Path folder;

  @Test
  void segmentsClientIsServed() throws InterruptedException {
    try (TestServer server = TestServer.fresh(folder)) {
      CountDownLatch told = new CountDownLatch(12);
      List<String> failures = Collections.synchronizedList(new ArrayList<>());
      Analytics analytics =
          Analytics.builder(server.writeKey)
              .endpoint(server.address())
              .callback(
                  new Callback() {
                    @Override
                    public void success(Message message) {
                      told.countDown();
                    }

                    @Override
                    public void failure(Message message, Throwable cause) {
                      failures.add(String.valueOf(cause));
                      told.countDown();
                    }
                  })
              .build();
      for (int i = 0; i < 10; i++) {
        analytics.enqueue(
            TrackMessage.builder("login").userId("u" + i).properties(Map.of("step", i)));
      }
      analytics.enqueue(IdentifyMessage.builder().userId("u1").traits(Map.of("plan", "pro")));
      analytics.enqueue(GroupMessage.builder("a1").userId("u1"));
      analytics.flush();
      assertThat(told.await(2, TimeUnit.MINUTES)).isTrue();
      analytics.shutdown();
      assertThat(failures).isEmpty();
      assertThat(server.metric(ACCEPTED)).isEqualTo(12);
    }
  }

  @Test
  void postHogsClientIsServed() {
    try (TestServer server = TestServer.fresh(folder)) {
      PostHog posthog = new PostHog.Builder(server.writeKey).host(server.address()).build();
      for (int i = 0; i < 10; i++) {
        posthog.capture("u" + i, "login", Map.of("step", i));
      }
      posthog.identify("u1", Map.of("plan", "pro"));
      posthog.alias("u1", "old");
      posthog.shutdown();
      assertThat(server.metric(ACCEPTED)).isEqualTo(12);
    }
  }
}
