package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.verve.server.act.destination.Result.Outcome;
import dev.verve.server.web.JsonText;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database, a real mail server, and files. */
class PlacesTest {
  @TempDir Path folder;

  private static Destination destination(Channel channel, Map<String, String> settings) {
    return new Destination(
        "d",
        channel,
        settings,
        Map.of("password", "postgres"),
        true,
        Instant.EPOCH,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private static Outgoing outgoing(long seq, String id, String band) {
    String payload =
        """
        {"type":"score.changed","entity":"user","id":%s,"key":%s,"account":null,"score":40.5,
         "band":"%s","previous_band":null,"change":null,"reason":null,"model":"m","version":"v1",
         "as_of":"2026-03-10","sent_at":"2026-03-10T12:00:00Z","link":null}"""
            .formatted(JsonText.of(id), JsonText.of(id), band);
    return new Outgoing(seq, "user " + id, "key-" + seq, payload, 0, Instant.EPOCH);
  }

  private static List<Outcome> outcomes(List<Result> results) {
    return results.stream().map(Result::outcome).toList();
  }

  @Test
  void aTableHoldsTheNewestOfEachWhateverIsRepeated() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("host", "localhost");
    settings.put("database", "postgres");
    settings.put("user", "postgres");
    settings.put("ssl", "disable");
    settings.put("table", "public.engagement");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setDataDirectory(folder.resolve("pg")).start()) {
      settings.put("port", String.valueOf(postgres.getPort()));
      try (Target target = new Postgres(destination(Channel.POSTGRES, settings))) {
        List<Outgoing> first =
            List.of(outgoing(1, "a'; drop table x", "light"), outgoing(2, "b", "light"));
        assertThat(outcomes(target.send(first))).containsOnly(Outcome.DONE);
        assertThat(outcomes(target.send(List.of(outgoing(3, "b", "power")))))
            .containsOnly(Outcome.DONE);
        assertThat(outcomes(target.send(first))).as("a repeat").containsOnly(Outcome.DONE);
        assertThat(
                outcomes(
                    target.send(
                        List.of(outgoing(4, "c\u0000", "light"), outgoing(5, "d", "light")))))
            .as("one that the database cannot hold")
            .containsExactly(Outcome.REFUSED, Outcome.DONE);
      }
      List<String> rows = new ArrayList<>();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("select id, band, seq from engagement order by id")) {
        while (row.next()) {
          rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getLong(3));
        }
      }
      assertThat(rows).containsExactly("a'; drop table x light 1", "b power 3", "d light 5");
    }
    try (Target target = new Postgres(destination(Channel.POSTGRES, settings))) {
      assertThat(outcomes(target.send(List.of(outgoing(6, "e", "light")))))
          .as("a database that is gone")
          .containsOnly(Outcome.LATER);
    }
  }

  @Test
  void aMailTellsManyAsHtmlAndText() throws Exception {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail mail = new GreenMail(setup);
    mail.start();
    try {
      Map<String, String> settings =
          Map.of(
              "host", "127.0.0.1",
              "port", String.valueOf(mail.getSmtp().getPort()),
              "security", "none",
              "from", "verve@example.com",
              "to", "ana@example.com, ben@example.com");
      try (Target target = new Email(destination(Channel.EMAIL, settings))) {
        assertThat(
                outcomes(
                    target.send(
                        List.of(outgoing(1, "<b>x</b>", "light"), outgoing(2, "b", "power")))))
            .containsOnly(Outcome.DONE);
      }
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(mail.getReceivedMessages()).as("one for each recipient").hasSize(2);
      assertThat(message.getSubject()).isEqualTo("2 scores changed");
      assertThat(message.getMessageID()).isEqualTo("<key-1@verve>");
      Multipart parts = (Multipart) message.getContent();
      assertThat(parts.getBodyPart(0).getContent().toString())
          .contains("- b is new in Power, now 40.5");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("&lt;b&gt;x&lt;/b&gt; is new in Light")
          .doesNotContain("<b>x</b>");
      mail.stop();
      try (Target target = new Email(destination(Channel.EMAIL, settings))) {
        assertThat(outcomes(target.send(List.of(outgoing(3, "c", "light")))))
            .containsOnly(Outcome.LATER);
      }
    } finally {
      mail.stop();
    }
  }

  @Test
  void aFolderGetsFilesThatARepeatReplaces() throws Exception {
    List<Outgoing> batch = List.of(outgoing(7, "a,\"b\"", "light"), outgoing(8, "b", "power"));
    for (String format : List.of("csv", "parquet")) {
      try (Target target =
          new Folder(
              destination(Channel.FOLDER, Map.of("folder", format, "format", format)), folder)) {
        assertThat(outcomes(target.send(batch))).containsOnly(Outcome.DONE);
        assertThat(outcomes(target.send(batch))).containsOnly(Outcome.DONE);
      }
      Path file = folder.resolve(format).resolve("scores-000000000007-000000000008." + format);
      assertThat(names(folder.resolve(format))).containsExactly(file.getFileName().toString());
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select id, score, band, message_key from '" + file + "' order by band")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("a,\"b\"");
        assertThat(row.getDouble(2)).isEqualTo(40.5);
        assertThat(row.getString(4)).isEqualTo("key-7");
        assertThat(row.next()).isTrue();
        assertThat(row.next()).isFalse();
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
