package dev.verve.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as a stream, so that a million scores need no memory. */
final class Json implements AutoCloseable {
  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes to a stream, which stays open. */
  static Json to(OutputStream stream) {
    try {
      JsonGenerator generator =
          new JsonFactory()
              .createGenerator(stream)
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature());
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      return new Json(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is written between the braces of an object, or the brackets of a list. */
  interface Body {
    void write(Json json);
  }

  /** The whole document, or an object in a list. */
  Json object(Body body) {
    return run(
        () -> {
          generator.writeStartObject();
          body.write(this);
          generator.writeEndObject();
        });
  }

  Json object(String name, Body body) {
    return run(() -> generator.writeFieldName(name)).object(body);
  }

  Json list(String name, Body body) {
    return run(
        () -> {
          generator.writeFieldName(name);
          generator.writeStartArray();
          body.write(this);
          generator.writeEndArray();
        });
  }

  Json text(String name, @Nullable Object value) {
    return run(
        () -> {
          generator.writeFieldName(name);
          if (value == null) {
            generator.writeNull();
          } else {
            generator.writeString(value.toString());
          }
        });
  }

  Json number(String name, double value) {
    return run(
        () -> {
          generator.writeFieldName(name);
          if (Double.isFinite(value)) {
            generator.writeNumber(value);
          } else {
            generator.writeNull();
          }
        });
  }

  Json count(String name, long value) {
    return run(() -> generator.writeNumberField(name, value));
  }

  Json flag(String name, boolean value) {
    return run(() -> generator.writeBooleanField(name, value));
  }

  /** A number that is not known. */
  Json unknown(String name) {
    return run(() -> generator.writeNullField(name));
  }

  Json texts(String name, List<String> values) {
    return list(name, json -> values.forEach(value -> run(() -> generator.writeString(value))));
  }

  /** Fields that were gathered before. */
  Json fields(Map<String, @Nullable Object> values) {
    values.forEach(this::named);
    return this;
  }

  private void value(@Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      object(json -> fields.forEach((name, own) -> json.named(String.valueOf(name), own)));
    } else if (value instanceof List<?> items) {
      run(generator::writeStartArray);
      items.forEach(this::value);
      run(generator::writeEndArray);
    } else {
      run(() -> generator.writePOJO(value));
    }
  }

  private void named(String name, @Nullable Object value) {
    run(() -> generator.writeFieldName(name)).value(value);
  }

  private interface Step {
    void run() throws IOException;
  }

  private Json run(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run(
        () -> {
          generator.writeRaw('\n');
          generator.close();
        });
  }
}
