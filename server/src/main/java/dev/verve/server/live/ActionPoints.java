package dev.verve.server.live;

import java.util.Arrays;

/**
 * What actions bring, by the keys of users, in a few long arrays: millions of small ones would have
 * to be looked through by the collector of garbage each time, while everybody waits. A user keeps
 * the room that their points once took. It doubles when they outgrow it, so that what is left
 * behind is never more than what is in use.
 */
final class ActionPoints {
  private static final int LEAST_ROOM = 2;
  private static final int SMALL = 1 << 16;

  private int[] start = new int[0];
  private short[] count = new short[0];
  private short[] room = new short[0];
  private short[] actions = new short[SMALL];
  private double[] kept = new double[SMALL];
  private int end;

  /** The same points, of which either side may change without the other. */
  ActionPoints copy() {
    ActionPoints copy = new ActionPoints();
    copy.start = start.clone();
    copy.count = count.clone();
    copy.room = room.clone();
    copy.actions = actions.clone();
    copy.kept = kept.clone();
    copy.end = end;
    return copy;
  }

  void clear(int key) {
    if (key < count.length) {
      count[key] = 0;
    }
  }

  /** Adds what an action brings, as it is kept. */
  void add(int key, int action, double points) {
    if (key >= count.length) {
      int size = Math.max(1024, key + key / 4 + 1);
      start = Arrays.copyOf(start, size);
      count = Arrays.copyOf(count, size);
      room = Arrays.copyOf(room, size);
    }
    if (count[key] == room[key]) {
      move(key);
    }
    int at = start[key] + count[key]++;
    actions[at] = (short) action;
    kept[at] = points;
  }

  /** Makes the points of a user what they are elsewhere. */
  void take(int key, ActionPoints from) {
    clear(key);
    int many = key < from.count.length ? from.count[key] : 0;
    for (int i = 0; i < many; i++) {
      int at = from.start[key] + i;
      add(key, from.actions[at], from.kept[at]);
    }
  }

  /** Keys of actions and their kept points by turns. */
  double[] of(int key) {
    int many = key < count.length ? count[key] : 0;
    double[] pairs = new double[2 * many];
    for (int i = 0; i < many; i++) {
      pairs[2 * i] = actions[start[key] + i];
      pairs[2 * i + 1] = kept[start[key] + i];
    }
    return pairs;
  }

  private void move(int key) {
    int wanted = Math.max(LEAST_ROOM, 2 * room[key]);
    if (end + wanted > kept.length) {
      int size = end + wanted + end / 4;
      actions = Arrays.copyOf(actions, size);
      kept = Arrays.copyOf(kept, size);
    }
    System.arraycopy(actions, start[key], actions, end, count[key]);
    System.arraycopy(kept, start[key], kept, end, count[key]);
    start[key] = end;
    room[key] = (short) wanted;
    end += wanted;
  }
}
