package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What agents may ask: a path of the API with its parameters.
 *
 * @param name what it is called
 * @param description what it answers
 * @param path where it is asked, after what the path itself takes of the arguments
 * @param parameters what may be given
 */
record McpTool(String name, String description, Path path, List<McpParameter> parameters) {

  /** Finds a path, and takes from the arguments what stands in it. */
  interface Path {
    String of(McpAnswers answers, Map<String, String> arguments);
  }

  /** All tools. */
  static List<McpTool> all() {
    return List.of(scores(), explain(), diagnose(), metrics(), evidence(), impact());
  }

  private static McpTool scores() {
    return new McpTool(
        "list_scores",
        "Current engagement scores by pages, with band, raw points and account.",
        (answers, arguments) -> "/api/v1/scores",
        List.of(
            McpParameter.text("band", "Only this band"),
            McpParameter.number("min", "Only scores from here on"),
            McpParameter.number("max", "Only scores up to here"),
            McpParameter.text("search", "Part of the id"),
            McpParameter.text("account", "Only users of this account"),
            McpParameter.text("segment", "Only a segment, such as plan=pro"),
            McpParameter.text("direction", "Who moved in the last week: up, down, same or new"),
            McpParameter.text("sort", "score, raw or id, with - for the highest first"),
            McpParameter.number("limit", "Rows, at most 1000"),
            McpParameter.text("cursor", "The field next of the page before")));
  }

  private static McpTool explain() {
    return new McpTool(
        "explain",
        "Why somebody's score is what it is: points by action, what would lift it, when it falls;"
            + " with from also how it changed.",
        (answers, arguments) ->
            "/api/v1/scores/%s/explain"
                .formatted(encode(taken(arguments, "id").orElseThrow(McpTool::nobody))),
        List.of(
            McpParameter.text("id", "The user").require(),
            McpParameter.text("from", "Explains the change since this date"),
            McpParameter.text("as_of", "The date of the score")));
  }

  private static McpTool diagnose() {
    return new McpTool(
        "diagnose",
        "Why the average score changed between two dates: branches, actions, segments, population,"
            + " and whether any of it is more than chance.",
        (answers, arguments) -> "/api/v1/diagnosis",
        List.of(
            McpParameter.text("from", "The earlier date; four weeks before the other if missing"),
            McpParameter.text("to", "The later date; the current one if missing")));
  }

  private static McpTool metrics() {
    return new McpTool(
        "metrics",
        "The catalog of product metrics with their values; with slug one metric over time.",
        (answers, arguments) ->
            "/api/v1/metrics" + taken(arguments, "slug").map(slug -> "/" + encode(slug)).orElse(""),
        List.of(
            McpParameter.text("slug", "One metric, such as stickiness"),
            McpParameter.text("period", "day, week or month"),
            McpParameter.text("by", "A trait to split by")));
  }

  private static McpTool evidence() {
    return new McpTool(
        "evidence",
        "Whether the published model's scores predict the outcomes that it names, and what does not"
            + " hold any more.",
        (answers, arguments) ->
            "/api/v1/models/%s/evidence"
                .formatted(
                    encode(answers.get("/api/v1/distribution").path("version").asText())),
        List.of());
  }

  private static McpTool impact() {
    return new McpTool(
        "impact",
        "What was tried to raise the scores: every intervention with verdict, effect on score,"
            + " branch and outcome, cost, and what was learned.",
        (answers, arguments) -> "/api/v1/interventions/ledger",
        List.of(
            McpParameter.text(
                "search", "Part of the name, the owner, the branch or what was learned"),
            McpParameter.text(
                "verdict", "verified, negative, no_evidence, invalid or insufficient")));
  }

  /** The parameters as JSON Schema. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
    List<String> required =
        parameters.stream()
            .filter(parameter -> parameter.need() == McpParameter.Need.REQUIRED)
            .map(McpParameter::name)
            .toList();
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  /** The answer. */
  JsonNode ask(McpAnswers answers, Map<String, Object> arguments) {
    Map<String, String> left = new LinkedHashMap<>();
    arguments.forEach((argument, value) -> left.put(argument, text(value)));
    String asked = path.of(answers, left);
    StringBuilder query = new StringBuilder();
    left.forEach(
        (argument, value) ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(encode(argument))
                .append('=')
                .append(encode(value)));
    return answers.get(asked + query);
  }

  private static Optional<String> taken(Map<String, String> arguments, String name) {
    return Optional.ofNullable(arguments.remove(name)).filter(value -> !value.isBlank());
  }

  private static UserError nobody() {
    return UserError.of(Place.option("id"), "whose score is missing", "Name the user's id.");
  }

  private static String text(Object value) {
    return value instanceof Double number && number == Math.rint(number)
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
