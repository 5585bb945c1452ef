/** People: patients with their hospital numbers. */
@NullMarked
package org.consentry.server.people;

import org.jspecify.annotations.NullMarked;
