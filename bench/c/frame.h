// What all C programs share: their threads and their clock.
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 512, MOST_THREADS = 64 };

// Calls work with each of so many works, size bytes apart, and waits for all.
static void on_threads(int threads, void *(*work)(void *), void *works, size_t size) {
  pthread_t others[MOST_THREADS];
  char *each = works;
  for (int t = 1; t < threads; t++) pthread_create(&others[t], NULL, work, each + t * size);
  work(each);
  for (int t = 1; t < threads; t++) pthread_join(others[t], NULL);
}

// Takes the next block of paths: its first, and how many it has in n; false after the last.
static int take(atomic_long *next, long paths, long *first, int *n) {
  *first = atomic_fetch_add(next, BLOCK);
  *n = paths - *first < BLOCK ? (int)(paths - *first) : BLOCK;
  return *first < paths;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
