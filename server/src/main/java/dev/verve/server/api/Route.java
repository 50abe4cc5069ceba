package dev.verve.server.api;

import dev.verve.server.store.Role;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One way into the API: who may ask, what it takes and what it answers. It is what is served and
 * what is described, so that the description holds.
 *
 * @param method the HTTP method in lower case
 * @param path the path under the root, with its parameters in braces
 * @param role who may ask
 * @param summary what it does, in one line
 * @param handler what answers
 * @param answer the name of the schema of the answer; empty for one without a body
 * @param status the status of success
 * @param body the schemas of the request by content type; empty for none
 * @param query the parameters beside those of the path
 */
record Route(
    String method,
    String path,
    Role role,
    String summary,
    Handler handler,
    String answer,
    int status,
    Map<String, String> body,
    List<Parameter> query) {
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");
  private static final String JSON = "application/json";

  static Route get(String path, Role role, String summary, String answer, Handler handler) {
    return new Route("get", path, role, summary, handler, answer, 200, Map.of(), List.of());
  }

  static Route post(String path, Role role, String summary, String answer, Handler handler) {
    return new Route("post", path, role, summary, handler, answer, 200, Map.of(), List.of());
  }

  static Route delete(String path, Role role, String summary, String answer, Handler handler) {
    return new Route("delete", path, role, summary, handler, answer, 200, Map.of(), List.of());
  }

  Route with(Parameter... more) {
    List<Parameter> all = new ArrayList<>(query);
    all.addAll(List.of(more));
    return new Route(method, path, role, summary, handler, answer, status, body, all);
  }

  Route withStatus(int other) {
    return new Route(method, path, role, summary, handler, answer, other, body, query);
  }

  Route taking(String contentType, String schema) {
    Map<String, String> all = new LinkedHashMap<>(body);
    all.put(contentType, schema);
    return new Route(method, path, role, summary, handler, answer, status, all, query);
  }

  /** The operation as OpenAPI describes it. */
  Map<String, Object> describe() {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", method + path.replaceAll("[^a-z]+", "_").replaceAll("_$", ""));
    operation.put("summary", summary);
    operation.put("tags", List.of(path.split("/", -1)[3]));
    operation.put("description", "Needs the role " + role.word() + ".");
    operation.put("x-role", role.word());
    operation.put("security", List.of(Map.of("token", List.of())));
    List<Parameter> parameters =
        new ArrayList<>(
            IN_BRACES.matcher(path).results().map(r -> Parameter.path(r.group(1))).toList());
    parameters.addAll(query);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters.stream().map(Parameter::describe).toList());
    }
    if (!body.isEmpty()) {
      Map<String, Object> content = new LinkedHashMap<>();
      body.forEach((type, schema) -> content.put(type, Map.of("schema", schemaOf(schema))));
      operation.put("requestBody", Map.of("required", true, "content", content));
    }
    operation.put("responses", responses());
    return operation;
  }

  private Map<String, Object> responses() {
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("description", "Done");
    if (answer.equals("File")) {
      done.put("content", Map.of("application/octet-stream", Map.of("schema", Map.of())));
    } else if (!answer.isEmpty()) {
      done.put("content", Map.of(JSON, Map.of("schema", schemaOf(answer))));
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(String.valueOf(status), done);
    if (method.equals("get")) {
      responses.put("304", Map.of("description", "What the ETag of If-None-Match stands for"));
    }
    responses.put("429", Map.of("$ref", "#/components/responses/TooMany"));
    responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
    return responses;
  }

  private static Map<String, Object> schemaOf(String name) {
    return name.equals("Text")
        ? Map.of("type", "string")
        : Map.of("$ref", "#/components/schemas/" + name);
  }
}
