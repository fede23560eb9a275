/**
 * Tests of the whole: recorded outputs, closed forms, independent implementations, properties. A
 * new golden needs no Java: put the input beside its neighbours, run, read what was written, keep
 * it.
 */
package dev.almanac.conformance;
