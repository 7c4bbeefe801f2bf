CREATE TABLE `source_message` (
	`message_id` text PRIMARY KEY NOT NULL,
	`chat_id` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`said_at` integer NOT NULL,
	`text_hash` text NOT NULL,
	`noted_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `source_message_unread` ON `source_message` (`noted_at`) WHERE read_at is null;--> statement-breakpoint
ALTER TABLE `proposal` ADD `revision` text;