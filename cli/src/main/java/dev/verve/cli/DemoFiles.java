package dev.verve.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.demo.DemoEvent;
import dev.verve.demo.DemoListener;
import dev.verve.demo.DemoProduct;
import dev.verve.demo.DemoUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The simulated product as files that any user could have: events, users and a model. */
final class DemoFiles {
  private final Path folder;
  private final JsonFactory json = new JsonFactory();

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
      events.writeRecord("message_id", "user_id", "account_id", "event", "timestamp", "properties");
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
              events.writeRecord(
                  event.messageId(),
                  event.user().id(),
                  event.user().account().id(),
                  event.name(),
                  event.at().toString(),
                  properties(event.properties()));
            }
          });
    }
  }

  private String properties(Map<String, Object> properties) {
    if (properties.isEmpty()) {
      return "";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, Object> property : properties.entrySet()) {
        generator.writeFieldName(property.getKey());
        write(generator, property.getValue());
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else {
      generator.writeString(value.toString());
    }
  }
}
