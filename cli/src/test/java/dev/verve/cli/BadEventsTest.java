package dev.verve.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken event file gets one clear block, exit 2 and no trace. */
class BadEventsTest {
  private static final String HEAD = "user_id,event,timestamp\n";
  private static final String GOOD = "u1,login,2026-01-01\n";
  private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

  static {
    text("empty.csv", "");
    text("blank-lines.csv", "\n\n\n");
    text("header-only.csv", HEAD);
    text("no-user-column.csv", "who,event,timestamp\nu1,login,2026-01-01\n");
    text("no-time-column.csv", "user_id,event\nu1,login\n");
    text("no-event-column.csv", "user_id,timestamp\nu1,2026-01-01\n");
    text("nothing-recognised.csv", "a,b,c\n1,2,3\n");
    text("column-twice.csv", "user_id,event,timestamp,event\nu1,login,2026-01-01,x\n");
    text("column-twice-by-case.csv", "user_id,event,timestamp,Event\nu1,login,2026-01-01,x\n");
    text("all-users-missing.csv", HEAD + ",login,2026-01-01\n,login,2026-01-02\n");
    text("all-times-unreadable.csv", HEAD + "u1,login,yesterday\nu1,login,31.12.2025\n");
    text("times-missing.csv", HEAD + "u1,login,\n" + GOOD);
    text("events-missing.csv", HEAD + "u1,,2026-01-01\n" + GOOD);
    text("time-out-of-range.csv", HEAD + "u1,login,99999999999999999999999\n" + GOOD);
    text("time-not-a-number.csv", HEAD + "u1,login,NaN\n" + GOOD);
    text("time-infinite.csv", HEAD + "u1,login,infinity\n" + GOOD);
    text("too-few-fields.csv", HEAD + "u1,login\n" + GOOD);
    text("too-many-fields.csv", HEAD + "u1,login,2026-01-01,x,y\n" + GOOD);
    text("quote-never-closed.csv", HEAD + "u1,\"login,2026-01-01\nu2,login,2026-01-02\n");
    FILES.put("not-utf8.csv", (HEAD + "u1,caf\u00e9,2026-01-01\n" + GOOD).getBytes(ISO_8859_1));
    FILES.put("utf16.csv", (HEAD + GOOD).getBytes(java.nio.charset.StandardCharsets.UTF_16));
    FILES.put("binary.csv", new byte[] {0, 1, 2, 3, (byte) 0xfe, (byte) 0xff, 0, 10, 0, 10});
    text(
        "100000-columns.csv",
        IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n");
    text("not-json.jsonl", "hello\nworld\n");
    text("half-an-object.jsonl", "{\"user_id\":\"u1\",\"event\":\"login\"\n");
    text("json-without-time.jsonl", "{\"user_id\":\"u1\",\"event\":\"login\"}\n");
    text("json-of-numbers.jsonl", "1\n2\n3\n");
    text("json-array-broken.json", "[{\"user_id\":\"u1\",\"event\":");
    text("not-parquet.parquet", "PAR1 this is no parquet file");
    text("empty.parquet", "");
    text("not-gzip.csv.gz", HEAD + GOOD);
    FILES.put("cut-short.csv.gz", cutShort());
    text("column-of-our-own.csv", "user_id,event,timestamp,v_user\nu1,login,2026-01-01,x\n");
    text("more-after-a-quote.csv", HEAD + GOOD + "u1,\"login\"x,2026-01-01\n");
    text("time-of-the-epoch.csv", HEAD + "u1,login,0\n" + GOOD);
    text("time-of-no-known-form.csv", HEAD + "u1,login,01/02/2026\nu2,login,13/02/2026\n");
    text("zip-archive.csv", "PK\u0003\u0004 and more");
    text("json-object-over-lines.json", "{\n \"user_id\": \"u1\",\n \"event\": \"login\"\n}\n");
    text("json-array-in-array.json", "[[{\"user_id\":\"u1\",\"event\":\"login\"}]]");
    text(
        "json-user-is-an-object.jsonl",
        "{\"user_id\":{\"id\":\"u1\"},\"event\":\"login\",\"timestamp\":\"2026-01-01\"}\n");
    text(
        "json-array-with-bad-objects.json",
        "[{\"user_id\":\"u1\",\"event\":\"login\",\"timestamp\":\"2026-01-01\"},\n{\"event\":\"login\"}]");
    text("no-header.csv", GOOD + GOOD);
    text("some-bad-rows.csv", HEAD + GOOD.repeat(20) + ",login,2026-01-02\nu2,\"a\nb\",never\n");
  }

  @TempDir Path folder;

  private static void text(String name, String content) {
    FILES.put(name, content.getBytes(UTF_8));
  }

  private static byte[] cutShort() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 20_000; i++) {
        gzip.write((HEAD + "u" + i * 7919 % 10_007 + ",login,2026-01-01\n").getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }

  static Set<String> files() {
    return FILES.keySet();
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrong(String name) throws IOException {
    Path model = Files.writeString(folder.resolve("model.yaml"), "name: m\nactions: {login: 1}\n");
    Path file = Files.write(folder.resolve(name), FILES.get(name));
    Run run = Run.of("score", file.toString(), "--model", model.toString());
    assertThat(run.status()).as(run.err()).isEqualTo(Failure.USER_ERROR);
    assertThat(run.out()).isEmpty();
    String said = run.err().replace(folder.toString() + "/", "");
    assertThat(said).doesNotContain("Exception", "\tat ", "dev.verve");
    Golden.check(Golden.resources("bad/events").resolve(name + ".txt"), said);
  }

  @Test
  void thereAreAtLeast25() {
    assertThat(FILES).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void usersAreJudgedLikeEvents() throws IOException {
    Path model = Files.writeString(folder.resolve("model.yaml"), "name: m\nactions: {login: 1}\n");
    Path events = Files.writeString(folder.resolve("events.csv"), HEAD + GOOD);
    Path users =
        Files.writeString(
            folder.resolve("users.csv"),
            "id,first_seen\nu1,2026-01-01\nu2,never\nu3\nu1,2026-01-02\n");
    List<String> score =
        List.of(
            "score", events.toString(), "--model", model.toString(), "--users", users.toString());
    Run refused = Run.of(score.toArray(String[]::new));
    assertThat(refused.status()).isEqualTo(Failure.USER_ERROR);
    Golden.check(
        Golden.resources("bad/events").resolve("users.csv.txt"),
        refused.err().replace(folder + "/", ""));
    Run allowed =
        Run.of(
            Stream.concat(score.stream(), Stream.of("--max-rejects", "50%", "--json"))
                .toArray(String[]::new));
    assertThat(allowed.status()).as(allowed.err()).isZero();
    assertThat(allowed.json().get("warnings").toString())
        .contains("2 of 4 rows of users could not be used", "1 rows of users repeat an id");
  }

  @Test
  void amountsThatAreNoNumbersAreSaid() throws IOException {
    Path model =
        Files.writeString(
            folder.resolve("model.yaml"),
            "name: m\nactions: {login: {weight: 1, measure: {sum: amount}}}\n");
    Path events =
        Files.writeString(
            folder.resolve("events.csv"),
            "user_id;event;timestamp;amount\nu1;login;2026-01-01;1,5\nu1;login;2026-01-01;1e308\nu1;login;2026-01-01;2\nu1;login;2026-01-01;\n");
    Run run = Run.of("score", events.toString(), "--model", model.toString(), "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().get("warnings").toString())
        .contains("2 values of 'amount' are no numbers and count as nothing, such as '1,5'");
  }
}
