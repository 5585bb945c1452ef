// SPDX-License-Identifier: Apache-2.0
/**
 * What patients and staff ask of recipients: to stop, to erase, to hold. Each is a Task and, while open, a stop. Also
 * the notes that a company's code for a patient has changed, which stop nothing.
 */
@NullMarked
package org.consentry.server.request;

import org.jspecify.annotations.NullMarked;
