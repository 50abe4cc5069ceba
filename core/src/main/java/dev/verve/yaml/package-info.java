/** YAML as fields that know their place and report every problem instead of throwing. */
@NullMarked
package dev.verve.yaml;

import org.jspecify.annotations.NullMarked;
