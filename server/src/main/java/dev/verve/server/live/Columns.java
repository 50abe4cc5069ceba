package dev.verve.server.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores in plain arrays, each at the place of its key, since keys are whole numbers without great
 * gaps: about 33 bytes a key, and 16 for each action that brings points.
 */
final class Columns {
  private static final double[] NO_POINTS = {};

  private double[] raw = new double[1024];
  private double[] score = new double[1024];
  private byte[] band = new byte[1024];
  private int[] other = new int[1024];
  private double[] seats = new double[1024];
  private double[][] points = new double[0][];

  /** Scores without any, which know the points of others. */
  static Columns withPointsOf(Columns before) {
    Columns columns = new Columns();
    columns.points = before.points;
    return columns;
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
    if (key < points.length) {
      points[key] = NO_POINTS;
    }
  }

  /** Adds what an action brings, as it is kept. */
  void addPoints(int key, int action, double kept) {
    if (key >= points.length) {
      points = Arrays.copyOf(points, sizeFor(key));
    }
    double[] before = points(key);
    double[] after = Arrays.copyOf(before, before.length + 2);
    after[before.length] = action;
    after[before.length + 1] = kept;
    points[key] = after;
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
    return key < points.length && points[key] != null ? points[key] : NO_POINTS;
  }
}
