/** Pages about people: one's own access, an authority's staff, and what the office decides about them. */
@NullMarked
package dk.sluse.people.web;

import org.jspecify.annotations.NullMarked;
