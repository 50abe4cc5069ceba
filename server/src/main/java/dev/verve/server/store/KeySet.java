package dev.verve.server.store;

import java.util.Arrays;

/**
 * A set of 128-bit keys in two plain arrays, by open addressing with linear probing: about 30 bytes
 * a key, a quarter of a hash set of objects. Keys are hashes already, so their bits are spread.
 */
final class KeySet {
  private long[] table = new long[2 * 1024];
  private int size;
  private boolean holdsZero;

  /** Adds a key; false where it was there. */
  boolean add(long high, long low) {
    if ((high | low) == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    int slot = find(table, high, low);
    if ((table[slot] | table[slot + 1]) != 0) {
      return false;
    }
    table[slot] = high;
    table[slot + 1] = low;
    if (++size > table.length / 3) {
      grow();
    }
    return true;
  }

  boolean contains(long high, long low) {
    if ((high | low) == 0) {
      return holdsZero;
    }
    int slot = find(table, high, low);
    return (table[slot] | table[slot + 1]) != 0;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (int i = 0; i < table.length; i += 2) {
      if ((table[i] | table[i + 1]) != 0) {
        int slot = find(larger, table[i], table[i + 1]);
        larger[slot] = table[i];
        larger[slot + 1] = table[i + 1];
      }
    }
    Arrays.fill(table, 0);
    table = larger;
  }

  private static int find(long[] table, long high, long low) {
    int mask = table.length - 2;
    int slot = (int) (low << 1) & mask;
    while ((table[slot] | table[slot + 1]) != 0
        && (table[slot] != high || table[slot + 1] != low)) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }
}
