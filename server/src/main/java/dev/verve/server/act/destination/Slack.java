package dev.verve.server.act.destination;

import dev.verve.server.act.http.Answer;
import dev.verve.server.act.http.Outside;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An incoming webhook of Slack: one message for many deliveries, as blocks of at most 3,000
 * characters each. Its address is a secret, since whoever has it can write to the channel.
 */
final class Slack implements Target {
  private static final int MOST = 200;
  private static final int LONGEST = 2_900;
  private static final int MOST_BLOCKS = 45;

  private final Outside outside;
  private final URI url;

  Slack(Destination destination, Outside outside) {
    this.outside = outside;
    this.url = URI.create(destination.secret("url"));
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) throws InterruptedException {
    Lines lines = Lines.of(batch);
    String body = JsonText.of(Map.of("text", lines.title(), "blocks", blocks(lines)));
    try {
      Answer answer = outside.send("POST", url, Map.of(), body);
      return Target.all(batch, Result.of(answer));
    } catch (IOException e) {
      return Target.all(batch, Result.later(String.valueOf(e.getMessage())));
    }
  }

  private static List<Object> blocks(Lines lines) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(
        Map.of(
            "type",
            "header",
            "text",
            Map.of("type", "plain_text", "text", cut(lines.title(), 150))));
    StringBuilder section = new StringBuilder();
    for (Lines.Line line : lines.lines()) {
      String text = "• " + linked(line) + "\n";
      if (section.length() + text.length() > LONGEST) {
        blocks.add(section(section.toString()));
        section.setLength(0);
      }
      section.append(text);
    }
    if (!section.isEmpty()) {
      blocks.add(section(section.toString()));
    }
    return blocks.subList(0, Math.min(MOST_BLOCKS, blocks.size()));
  }

  private static Object section(String text) {
    return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text));
  }

  private static String linked(Lines.Line line) {
    String text = cut(escaped(line.text()), 1_000);
    return line.link().isEmpty() ? text : text + " <" + line.link() + "|look>";
  }

  /** Slack knows three characters that must be written otherwise. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
