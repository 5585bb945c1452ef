// SPDX-License-Identifier: Apache-2.0
/** What patients and staff ask of recipients: to stop, to erase, to hold. Each is a Task and, while open, a stop. */
@NullMarked
package org.consentry.server.request;

import org.jspecify.annotations.NullMarked;
