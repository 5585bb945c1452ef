// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.server.imaging;

import org.jspecify.annotations.NullMarked;
