CREATE TABLE `reading` (
	`container` text PRIMARY KEY NOT NULL,
	`chat_id` text NOT NULL,
	`type` text NOT NULL,
	`since` integer NOT NULL,
	`taken_until` integer NOT NULL,
	`active_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reading_type` ON `reading` (`type`,`active_at`);