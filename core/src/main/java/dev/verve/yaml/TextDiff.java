package dev.verve.yaml;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as a unified diff, which people read and `patch` takes. */
public final class TextDiff {
  private static final int CONTEXT = 2;

  private final List<String> before;
  private final List<String> after;

  private TextDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The diff with its two heads; empty where nothing differs. */
  public static List<String> lines(String name, String before, String after) {
    List<String> body = new TextDiff(before.lines().toList(), after.lines().toList()).hunks();
    if (body.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("--- " + name, "+++ " + name));
    lines.addAll(body);
    return lines;
  }

  private record Line(char mark, String text, int before, int after) {}

  private List<String> hunks() {
    List<Line> all = script();
    List<String> hunks = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      if (all.get(at).mark() == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - CONTEXT);
      int end = at;
      for (int i = at; i < all.size() && i <= end + 2 * CONTEXT; i++) {
        end = all.get(i).mark() == ' ' ? end : i;
      }
      int until = Math.min(all.size(), end + CONTEXT + 1);
      List<Line> hunk = all.subList(from, until);
      hunks.add(head(hunk));
      hunk.forEach(line -> hunks.add(line.mark() + line.text()));
      at = until;
    }
    return hunks;
  }

  private static String head(List<Line> hunk) {
    long removed = hunk.stream().filter(line -> line.mark() != '+').count();
    long added = hunk.stream().filter(line -> line.mark() != '-').count();
    return "@@ -%d,%d +%d,%d @@"
        .formatted(hunk.get(0).before() + 1, removed, hunk.get(0).after() + 1, added);
  }

  /** The shortest way from one text to the other, by their longest common subsequence. */
  private List<Line> script() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i), i++, j++));
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i), i++, j));
      } else {
        lines.add(new Line('+', after.get(j), i, j++));
      }
    }
    return lines;
  }
}
