package dev.verve.server.live;

import dev.verve.plan.BoundModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All current scores of one moment in memory.
 *
 * @param live what the scores stand for
 * @param model their model
 * @param bound the model as it was bound to the store
 * @param actions the actions by their keys
 * @param rows the scores
 */
record Shown(
    Live live, LiveModel model, BoundModel bound, List<ActionName> actions, ScoreRows rows) {

  /** What an action is called. */
  record ActionName(String branch, String action) {}

  /** The same model at another moment. */
  Shown at(Live other, ScoreRows otherRows) {
    return new Shown(other, model, bound, actions, otherRows);
  }

  Columns users() {
    return rows.users();
  }

  Columns accounts() {
    return rows.accounts();
  }

  /** The name of a band's place, from 1. */
  String band(int place) {
    return model.model().bands().names().get(place - 1);
  }

  /** The points of a user by the keys of actions. */
  Map<Integer, Double> points(int user) {
    double[] kept = users().points(user);
    Map<Integer, Double> byAction = new TreeMap<>();
    for (int i = 0; i < kept.length; i += 2) {
      byAction.put((int) kept[i], kept[i + 1] * live.decay());
    }
    return byAction;
  }

  /** Points by the names of branches and actions. */
  Map<String, Map<String, Double>> named(Map<Integer, Double> byAction) {
    Map<String, Map<String, Double>> branches = new LinkedHashMap<>();
    byAction.forEach(
        (key, points) -> {
          ActionName name = actions.get(key);
          branches
              .computeIfAbsent(name.branch(), b -> new LinkedHashMap<>())
              .put(name.action(), points);
        });
    return branches;
  }

  /** The users of an account. */
  List<MemberPoints.Member> members(int account) {
    List<MemberPoints.Member> members = new ArrayList<>();
    for (int user : users().beside(account)) {
      members.add(
          new MemberPoints.Member(
              user, users().seats(user), users().raw(user), users().score(user), points(user)));
    }
    return members;
  }
}
