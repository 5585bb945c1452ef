// SPDX-License-Identifier: Apache-2.0
/**
 * How posted forms come in: read before anything else looks at them, in bounded time and size, with bounded places for
 * each address. Whatever first asked for a parameter would make the container read the body as slowly as it is sent, on
 * a thread that everybody needs.
 */
@org.jspecify.annotations.NullMarked
package org.consentry.portal.form;
