package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.verve.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema knows what the reader knows, no less and no more. */
class ModelSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRANGE = "zzqqxxkkjj";

  @Test
  void topLevelKeysAreThoseOfTheReader() {
    assertThat(names(schema().at("/properties"))).isEqualTo(new TreeSet<>(ModelReader.KEYS));
  }

  /** The reader answers a strange key with the ones that it knows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decay: {KEY: 1}                                  | /$defs/decay/oneOf/1/properties",
        "tree: {b: {KEY: 1}}                              | /$defs/branch/properties",
        "tree: {b: {owner: {KEY: 1}}}                     | /$defs/owner/oneOf/1/properties",
        "actions: {a: {KEY: 1}}                           | /$defs/action/oneOf/1/properties",
        "actions: {a: {where: {p: {KEY: 1}}}}             | /$defs/comparison/anyOf/1/properties",
        "scale: {KEY: 1}                                  | /$defs/scale/properties",
        "overrides: [{KEY: 1}]                            | /$defs/override/properties",
        "accounts: {KEY: 1}                               | /$defs/accounts/properties",
        "accounts: {rollup: {KEY: 1}}  | /$defs/accounts/properties/rollup/oneOf/1/properties",
        "exclude: {KEY: 1}                                | /properties/exclude/properties",
        "outcome: {KEY: 1}                                | /$defs/outcome/properties",
      })
  void keysBelowAreThoseOfTheReader(String model, String pointer) {
    Problems problems = new Problems();
    ModelReader.read("m.yaml", model.replace("KEY", STRANGE), problems);
    assertThat(problems.found().stream().map(problem -> problem.cure()))
        .contains("Known here: " + String.join(", ", names(schema().at(pointer))) + ".");
  }

  @Test
  void wordsAreThoseOfTheReader() {
    assertWords("/properties/entity/enum", Arrays.stream(Entity.values()).map(Entity::word));
    assertWords(
        "/$defs/scale/properties/method/enum",
        Arrays.stream(Scale.Method.values()).map(Scale.Method::word));
    assertWords(
        "/$defs/accounts/properties/rollup/oneOf/0/enum",
        Arrays.stream(Rollup.Kind.values())
            .filter(kind -> kind != Rollup.Kind.TOP)
            .map(Rollup.Kind::word));
    assertWords(
        "/$defs/measure/oneOf/0/enum",
        Arrays.stream(Measure.Kind.values())
            .filter(kind -> !kind.readsProperty())
            .map(Measure.Kind::word));
    assertThat(names(schema().at("/$defs/measure/oneOf/1/properties")))
        .containsExactlyInAnyOrder("sum", "max", "distinct");
    assertWords(
        "/$defs/curve/oneOf/0/enum",
        Arrays.stream(Curve.Form.values())
            .filter(form -> form.fewestKnots() == 0)
            .map(Curve.Form::word));
    assertThat(names(schema().at("/$defs/curve/oneOf/1/properties")))
        .containsExactlyInAnyOrder("tiers", "between");
  }

  static Stream<Path> templates() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("verve.root", "..")).resolve("models"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templatesAreValid(Path template) throws IOException {
    assertThat(mistakes(Files.readString(template))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: m, actions: {a: 1}, decay: none}",
        "{name: m, actions: {a: {weight: 1, curve: {tiers: {0: -5, 2.5: 1}}}}, window: 2w}",
        "{name: m, actions: {a: {weight: 1, where: {any: [{x: 1}, {y: {exists: true}}]}}}}",
        "{name: m, actions: {a: 1}, accounts: {rollup: sum, scale: {method: log, at: p99.5}}}",
        "{name: m, actions: {a: 1}, outcomes: {gone: {lost_event: left, within: 30}}}",
      })
  void bothTakeWhatIsRight(String model) {
    assertThat(mistakes(model)).isEmpty();
    assertThat(problems(model)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{actions: {a: 1}}",
        "{name: m}",
        "{name: m, actions: {a: 1}, tree: {b: {actions: {a: 1}}}}",
        "{name: 'm m', actions: {a: 1}}",
        "{name: m, actions: {a: one}}",
        "{name: m, actions: {a: {max: 1}}}",
        "{name: m, actions: {a: {weight: 1, max: 0}}}",
        "{name: m, actions: {a: {weight: 1, measure: sum}}}",
        "{name: m, actions: {a: {weight: 1, curve: {between: {0: 1}}}}}",
        "{name: m, actions: {a: 1}, window: month}",
        "{name: m, actions: {a: 1}, bands: {low: 0, high: 100}}",
        "{name: m, actions: {a: 1}, scale: {method: saturating, half: p}}",
        "{name: m, actions: {a: 1}, accounts: {rollup: {top: 1.5}}}",
        "{name: m, actions: {a: 1}, outcome: {event: x}}",
        "{name: m, actions: {a: 1}, exclude: {where: {}}}",
      })
  void bothRefuseWhatIsWrong(String model) {
    assertThat(mistakes(model)).isNotEmpty();
    assertThat(problems(model)).isNotEmpty();
  }

  private static List<?> problems(String model) {
    Problems problems = new Problems();
    ModelReader.read("m.yaml", model, problems);
    return problems.found();
  }

  private static Set<ValidationMessage> mistakes(String model) {
    Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
    JsonNode document = JSON.valueToTree(load.loadFromString(model));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
    return schema.validate(document);
  }

  private static void assertWords(String pointer, Stream<String> words) {
    List<String> known =
        JSON.convertValue(
            schema().at(pointer),
            JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    assertThat(known).containsExactlyInAnyOrderElementsOf(words.toList());
  }

  private static Set<String> names(JsonNode properties) {
    Set<String> names = new TreeSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode schema() {
    try (InputStream stream =
        ModelSchemaTest.class.getResourceAsStream("/dev/verve/model.schema.json")) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
