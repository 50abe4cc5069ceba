package dev.verve.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.demo.DemoEvent;
import dev.verve.demo.DemoListener;
import dev.verve.demo.DemoProduct;
import dev.verve.demo.DemoUser;
import dev.verve.duckdb.Atomically;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulated product as files that any user could have: events, users and a model. */
final class DemoFiles {
  private static final List<String> HEAD =
      List.of("message_id", "user_id", "account_id", "event", "timestamp");

  /** A column each: that is how most exports look, and it reads faster than JSON. */
  private static final List<String> PROPERTIES =
      List.of(
          "page",
          "load_ms",
          "minutes",
          "feature",
          "workflow",
          "steps",
          "step",
          "visibility",
          "length",
          "format",
          "integration",
          "code",
          "channel",
          "topic",
          "nps",
          "seats",
          "term");

  private final Path folder;

  DemoFiles(Path folder) {
    this.folder = folder;
  }

  Path events() {
    return folder.resolve("events.csv");
  }

  Path users() {
    return folder.resolve("users.csv");
  }

  Path model() {
    return folder.resolve("model.yaml");
  }

  /** Writes all three; the model only where none is there, since a user may have changed it. */
  void write(DemoProduct product) throws IOException {
    if (!Files.exists(model())) {
      try (InputStream model = DemoFiles.class.getResourceAsStream("demo.yaml")) {
        if (model == null) {
          throw new IllegalStateException("the demo model is not packaged");
        }
        Files.write(model(), model.readAllBytes());
      }
    }
    Atomically.write(
        users(), userPart -> Atomically.write(events(), part -> write(product, userPart, part)));
  }

  private void write(DemoProduct product, Path userFile, Path eventFile) throws IOException {
    try (CsvWriter users = CsvWriter.builder().build(userFile, StandardCharsets.UTF_8);
        CsvWriter events =
            CsvWriter.builder().bufferSize(1 << 16).build(eventFile, StandardCharsets.UTF_8)) {
      users.writeRecord(
          "user_id",
          "account_id",
          "first_seen",
          "name",
          "email",
          "role",
          "plan",
          "country",
          "seats");
      events.writeRecord(header());
      product.simulate(
          new DemoListener() {
            @Override
            public void signedUp(DemoUser user) {
              users.writeRecord(
                  user.id(),
                  user.account().id(),
                  user.firstSeen().toString(),
                  user.name(),
                  user.email(),
                  user.role().slug(),
                  user.account().plan().slug(),
                  user.country().code(),
                  Integer.toString(user.account().seats()));
            }

            @Override
            public void happened(DemoEvent event) {
              events.writeRecord(row(event));
            }
          });
    }
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(HEAD);
    header.addAll(PROPERTIES);
    return header;
  }

  private static List<String> row(DemoEvent event) {
    List<String> row = new ArrayList<>(HEAD.size() + PROPERTIES.size());
    row.add(event.messageId());
    row.add(event.user().id());
    row.add(event.user().account().id());
    row.add(event.name());
    row.add(event.at().toString());
    int told = 0;
    for (String property : PROPERTIES) {
      Object value = event.properties().get(property);
      row.add(value == null ? "" : value.toString());
      told += value == null ? 0 : 1;
    }
    if (told < event.properties().size()) {
      throw new IllegalStateException("no column for some of " + event.properties().keySet());
    }
    return row;
  }
}
