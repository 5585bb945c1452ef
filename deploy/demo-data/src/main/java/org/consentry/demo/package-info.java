// SPDX-License-Identifier: Apache-2.0
/**
 * A fictional hospital for demos and tests: patients, scans, companies and a year of past sharing, all from one fixed
 * seed, and the peers that a real hospital would have around the product.
 *
 * <p>Nobody here exists. Identifiers are below 2.999, the arc of examples.
 */
@NullMarked
package org.consentry.demo;

import org.jspecify.annotations.NullMarked;
