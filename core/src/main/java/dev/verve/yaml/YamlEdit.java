package dev.verve.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes single values of a YAML text in place: comments, order and layout of all else stay as
 * they are. Each change reads the text anew, so changes can follow each other.
 */
public final class YamlEdit {
  private final String text;

  private YamlEdit(String text) {
    this.text = text;
  }

  /** Starts from a text that is valid YAML. */
  public static YamlEdit of(String text) {
    return new YamlEdit(text);
  }

  /** The text with all changes. */
  public String text() {
    return text;
  }

  /** Whether there is a mapping at a path. */
  public boolean isMapping(List<String> path) {
    return node(path).filter(MappingNode.class::isInstance).isPresent();
  }

  /** Replaces the value at a path; where there is none, nothing changes. */
  public YamlEdit replace(List<String> path, String value) {
    return node(path).map(node -> replaced(node, value)).orElse(this);
  }

  /** Sets a field of the mapping at a path: replaces its value, or adds it as the first field. */
  public YamlEdit put(List<String> path, String key, String value) {
    Optional<MappingNode> mapping =
        node(path).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
    if (mapping.isEmpty()) {
      return this;
    }
    Optional<Node> present = child(mapping.get(), key);
    return present.isPresent()
        ? replaced(present.get(), value)
        : added(mapping.get(), key + ": " + value);
  }

  private YamlEdit added(MappingNode mapping, String field) {
    if (mapping.getFlowStyle() == FlowStyle.FLOW) {
      int at = start(mapping) + 1;
      return spliced(at, at, mapping.getValue().isEmpty() ? field : field + ", ");
    }
    Node first = mapping.getValue().get(0).getKeyNode();
    int column = first.getStartMark().map(Mark::getColumn).orElse(0);
    return spliced(start(first), start(first), field + "\n" + " ".repeat(column));
  }

  private YamlEdit replaced(Node node, String value) {
    int from = start(node);
    int colon = text.lastIndexOf(':', from);
    boolean ownLines = colon >= 0 && text.substring(colon, from).contains("\n");
    return ownLines ? spliced(colon + 1, end(node), " " + value) : spliced(from, end(node), value);
  }

  private YamlEdit spliced(int from, int until, String middle) {
    return new YamlEdit(text.substring(0, from) + middle + text.substring(until));
  }

  private Optional<Node> node(List<String> path) {
    Optional<Node> node =
        new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build()).composeString(text);
    for (String key : path) {
      node =
          node.filter(MappingNode.class::isInstance)
              .map(MappingNode.class::cast)
              .flatMap(mapping -> child(mapping, key));
    }
    return node;
  }

  private static Optional<Node> child(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> isText(tuple.getKeyNode(), key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static boolean isText(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  private int start(Node node) {
    return offset(node.getStartMark());
  }

  /** A block ends, for the parser, where the next begins: comments between are none of it. */
  private int end(Node node) {
    if (node instanceof CollectionNode<?> all && all.getFlowStyle() != FlowStyle.FLOW) {
      if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
        return end(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
      }
      if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
        return end(sequence.getValue().get(sequence.getValue().size() - 1));
      }
    }
    return offset(node.getEndMark());
  }

  /** The parser counts characters beyond the basic plane once, Java twice. */
  private int offset(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
