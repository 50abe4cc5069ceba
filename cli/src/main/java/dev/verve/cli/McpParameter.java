package dev.verve.cli;

import java.util.Map;

/**
 * A parameter of a tool.
 *
 * @param name its name, as the API has it
 * @param type its type in JSON Schema
 * @param description what it does
 * @param need whether it must be there
 */
record McpParameter(String name, String type, String description, Need need) {

  /** Whether a parameter must be there. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  static McpParameter text(String name, String description) {
    return new McpParameter(name, "string", description, Need.OPTIONAL);
  }

  static McpParameter number(String name, String description) {
    return new McpParameter(name, "number", description, Need.OPTIONAL);
  }

  McpParameter require() {
    return new McpParameter(name, type, description, Need.REQUIRED);
  }

  Map<String, Object> schema() {
    return Map.of("type", type, "description", description);
  }
}
