package dev.verve.server.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores in plain arrays, each at the place of its key, since keys are whole numbers without great
 * gaps: about 37 bytes a key, and 10 for each action that brings points.
 */
final class Columns {
  private double[] raw = new double[1024];
  private double[] score = new double[1024];
  private byte[] band = new byte[1024];
  private int[] other = new int[1024];
  private double[] seats = new double[1024];
  private ActionPoints points = new ActionPoints();

  /** No scores yet, but the points of others. */
  static Columns withPointsOf(Columns before) {
    Columns columns = new Columns();
    columns.points = before.points.copy();
    return columns;
  }

  /** The same rows, of which either side may change without the other. */
  Columns copy() {
    Columns copy = new Columns();
    copy.raw = raw.clone();
    copy.score = score.clone();
    copy.band = band.clone();
    copy.other = other.clone();
    copy.seats = seats.clone();
    copy.points = points.copy();
    return copy;
  }

  /** Makes some rows what they are elsewhere. */
  void take(int[] keys, Columns from) {
    for (int key : keys) {
      if (from.has(key)) {
        set(key, from.raw[key], from.score[key], from.band[key], from.other[key], from.seats[key]);
      } else {
        clear(key);
      }
      points.take(key, from.points);
    }
  }

  /**
   * Sets a row.
   *
   * @param place the place of its band, from 1
   * @param beside the account of a user, or the users of an account
   * @param seatsTold the seats that the user's account is said to have; NaN where nobody tells
   */
  void set(int key, double rawPoints, double shown, int place, int beside, double seatsTold) {
    if (key >= raw.length) {
      int size = sizeFor(key);
      raw = Arrays.copyOf(raw, size);
      score = Arrays.copyOf(score, size);
      band = Arrays.copyOf(band, size);
      other = Arrays.copyOf(other, size);
      seats = Arrays.copyOf(seats, size);
    }
    raw[key] = rawPoints;
    score[key] = shown;
    band[key] = (byte) place;
    other[key] = beside;
    seats[key] = seatsTold;
  }

  /** Takes a row and its points away. */
  void clear(int key) {
    if (has(key)) {
      band[key] = 0;
    }
    clearPoints(key);
  }

  void clearPoints(int key) {
    points.clear(key);
  }

  /** Adds what an action brings, as it is kept. */
  void addPoints(int key, int action, double kept) {
    points.add(key, action, kept);
  }

  private static int sizeFor(int key) {
    return Math.max(1024, key + key / 4 + 1);
  }

  boolean has(int key) {
    return key >= 0 && key < band.length && band[key] > 0;
  }

  double raw(int key) {
    return raw[key];
  }

  double score(int key) {
    return score[key];
  }

  int band(int key) {
    return band[key];
  }

  int other(int key) {
    return other[key];
  }

  double seats(int key) {
    return seats[key];
  }

  /** The keys of those who stand beside another key, such as the users of an account. */
  List<Integer> beside(int key) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < other.length; i++) {
      if (other[i] == key && band[i] > 0) {
        found.add(i);
      }
    }
    return found;
  }

  /** Keys of actions and their kept points by turns. */
  double[] points(int key) {
    return points.of(key);
  }
}
