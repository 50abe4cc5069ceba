package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Write keys and tokens: who has which, handing out, revoking. */
final class CredentialRoutes {
  private static final int LONGEST_NAME = 200;

  private final Credentials credentials;

  CredentialRoutes(Credentials credentials) {
    this.credentials = credentials;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/keys", Role.ADMIN, "All write keys, without the secrets", "Keys", this::keys),
        Route.post(
                "/api/v1/keys",
                Role.ADMIN,
                "Makes a write key, shown this once",
                "NewKey",
                this::key)
            .taking("application/json", "KeyRequest")
            .withStatus(201),
        Route.delete(
                "/api/v1/keys/{id}",
                Role.ADMIN,
                "Revokes a write key at once",
                "",
                ctx -> revoke(ctx, CredentialRoutes::isKey))
            .withStatus(204),
        Route.get(
            "/api/v1/tokens",
            Role.ADMIN,
            "All tokens, without the secrets",
            "Tokens",
            this::tokens),
        Route.post(
                "/api/v1/tokens",
                Role.ADMIN,
                "Makes a token, shown this once",
                "NewToken",
                this::token)
            .taking("application/json", "TokenRequest")
            .withStatus(201),
        Route.delete(
                "/api/v1/tokens/{id}",
                Role.ADMIN,
                "Revokes a token at once",
                "",
                ctx -> revoke(ctx, held -> !isKey(held)))
            .withStatus(204));
  }

  private static boolean isKey(Credential held) {
    return held.role() == Role.WRITER;
  }

  private void keys(Context ctx) {
    Answers.json(ctx, Map.of("keys", listed(CredentialRoutes::isKey)));
  }

  private void tokens(Context ctx) {
    Answers.json(ctx, Map.of("tokens", listed(held -> !isKey(held))));
  }

  private List<Map<String, Object>> listed(Predicate<Credential> which) {
    return credentials.all().stream().filter(which).map(CredentialRoutes::fields).toList();
  }

  private void key(Context ctx) throws IOException {
    JsonNode body = Input.json(ctx);
    answer(ctx, credentials.issue(Role.WRITER, name(body), Caller.who(ctx)), "key");
  }

  private void token(Context ctx) throws IOException {
    JsonNode body = Input.json(ctx);
    String word = Input.required(body, "role");
    Role role =
        Arrays.stream(Role.values())
            .filter(known -> known != Role.WRITER && known.word().equals(word))
            .findFirst()
            .orElseThrow(() -> HttpProblem.malformed("$.role: must be viewer, editor or admin"));
    answer(ctx, credentials.issue(role, name(body), Caller.who(ctx)), "token");
  }

  private static String name(JsonNode body) {
    String name = Input.required(body, "name");
    if (name.length() > LONGEST_NAME) {
      throw HttpProblem.malformed("$.name: at most " + LONGEST_NAME + " characters");
    }
    return name;
  }

  private static void answer(Context ctx, Credential.Issued issued, String field) {
    Map<String, Object> fields = fields(issued.credential());
    fields.put(field, issued.secret());
    ctx.status(201).header("Cache-Control", "no-store");
    Answers.json(ctx, fields);
  }

  private void revoke(Context ctx, Predicate<Credential> which) {
    String id = ctx.pathParam("id");
    boolean known = credentials.all().stream().filter(which).anyMatch(c -> c.id().equals(id));
    if (!known || !credentials.revoke(id, Caller.who(ctx))) {
      throw HttpProblem.missing("nothing valid has the id " + id);
    }
    ctx.status(204);
  }

  private static Map<String, Object> fields(Credential held) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", held.id());
    fields.put("role", held.role().word());
    fields.put("name", held.name());
    fields.put("created_at", held.createdAt().toString());
    fields.put("issued_by", held.issuedBy());
    return fields;
  }
}
