// SPDX-License-Identifier: Apache-2.0
/** The patient asks companies to delete scans, and sees what came of it. */
@NullMarked
package org.consentry.portal.request;

import org.jspecify.annotations.NullMarked;
