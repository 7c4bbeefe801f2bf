CREATE TABLE `proposal` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`message_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`person` text NOT NULL,
	`said_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revision` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_id` ON `proposal` (`id`);--> statement-breakpoint
CREATE INDEX `proposal_message` ON `proposal` (`message_id`);--> statement-breakpoint
CREATE TABLE `proposal_line` (
	`proposal` text NOT NULL,
	`n` integer NOT NULL,
	`person` text NOT NULL,
	`state` text NOT NULL,
	`update_key` text,
	`body` text NOT NULL,
	PRIMARY KEY(`proposal`, `n`),
	FOREIGN KEY (`proposal`) REFERENCES `proposal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposal_line_open` ON `proposal_line` (`person`,`proposal`) WHERE state in ('open', 'editing');--> statement-breakpoint
CREATE INDEX `proposal_line_update` ON `proposal_line` (`update_key`) WHERE update_key is not null;--> statement-breakpoint
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
CREATE TABLE `topic` (
	`message_id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reading` (
	`container` text PRIMARY KEY NOT NULL,
	`chat_id` text NOT NULL,
	`type` text NOT NULL,
	`since` integer NOT NULL,
	`taken_until` integer NOT NULL,
	`active_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reading_type` ON `reading` (`type`,`active_at`);--> statement-breakpoint
DROP INDEX `outbox_ready`;--> statement-breakpoint
DROP INDEX `outbox_lane`;--> statement-breakpoint
DROP INDEX `outbox_next`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `leads` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `request` text;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_leader` ON `outbox` (`lane`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`) WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`priority`,`not_before`,`seq`,`kind`,`lane`,`id`,`tried_at`,`after`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`priority`,`created_at`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`not_before`,`after`) WHERE leads = 1;--> statement-breakpoint
ALTER TABLE `sent_file` ADD `evidence` text;--> statement-breakpoint
CREATE INDEX `journal_act` ON `journal` (`by`,`seq`) WHERE cause_kind in ('message', 'click', 'platform');--> statement-breakpoint
CREATE INDEX `journal_cause` ON `journal` (`cause_id`,`seq`) WHERE cause_kind = 'message';--> statement-breakpoint
CREATE INDEX `card_post_place` ON `card_post` (`place`) WHERE settled = 0;