CREATE TABLE `directory` (
	`id` integer PRIMARY KEY NOT NULL,
	`rev` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`stream` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`by` text NOT NULL,
	`on_behalf_of` text,
	`cause_kind` text NOT NULL,
	`cause_id` text NOT NULL,
	`event` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_stream` ON `journal` (`stream`,`seq`);--> statement-breakpoint
CREATE TABLE `participant` (
	`problem` integer NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`problem`, `person`),
	FOREIGN KEY (`problem`) REFERENCES `problem`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participant_person` ON `participant` (`person`,`problem`);--> statement-breakpoint
CREATE TABLE `problem` (
	`number` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`organisation` text NOT NULL,
	`state` text NOT NULL,
	`effective_deadline` text NOT NULL,
	`holder` text,
	`search` text NOT NULL,
	`rev` integer NOT NULL,
	`facts` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `problem_code` ON `problem` (`code`);--> statement-breakpoint
CREATE INDEX `problem_organisation` ON `problem` (`organisation`,`number`);--> statement-breakpoint
CREATE INDEX `problem_state` ON `problem` (`state`,`effective_deadline`);--> statement-breakpoint
CREATE INDEX `problem_holder` ON `problem` (`holder`,`number`);--> statement-breakpoint
CREATE TABLE `problem_term` (
	`term` text NOT NULL,
	`problem` integer NOT NULL,
	PRIMARY KEY(`term`, `problem`),
	FOREIGN KEY (`problem`) REFERENCES `problem`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task` (
	`code` text PRIMARY KEY NOT NULL,
	`problem` integer NOT NULL,
	`owner` text NOT NULL,
	`state` text NOT NULL,
	`effective_due` text NOT NULL,
	FOREIGN KEY (`problem`) REFERENCES `problem`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_problem` ON `task` (`problem`);--> statement-breakpoint
CREATE INDEX `task_owner` ON `task` (`owner`,`state`,`problem`);--> statement-breakpoint
CREATE TABLE `brief_card` (
	`card` text NOT NULL,
	`person` text NOT NULL,
	`day` text NOT NULL,
	`sent_at` integer NOT NULL,
	`seen_at` integer,
	`answered_at` integer,
	PRIMARY KEY(`person`, `day`, `card`)
);
--> statement-breakpoint
CREATE INDEX `brief_card_card` ON `brief_card` (`card`);--> statement-breakpoint
CREATE TABLE `brief_line` (
	`key` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`object` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`card` text
);
--> statement-breakpoint
CREATE INDEX `brief_line_waiting` ON `brief_line` (`person`,`created_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `brief_line_card` ON `brief_line` (`card`);--> statement-breakpoint
CREATE INDEX `brief_line_object` ON `brief_line` (`object`) WHERE state = 'sent';--> statement-breakpoint
CREATE TABLE `counter` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `due` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`object` text NOT NULL,
	`at` integer NOT NULL,
	`payload` text NOT NULL,
	`outcome` text NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `due_open` ON `due` (`at`,`key`) WHERE outcome = 'open';--> statement-breakpoint
CREATE INDEX `due_object` ON `due` (`object`) WHERE outcome = 'open';--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `card_post` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`card` text NOT NULL,
	`object` text NOT NULL,
	`params` text NOT NULL,
	`place` text NOT NULL,
	`outbox_id` text NOT NULL,
	`message_id` text,
	`posted_at` integer NOT NULL,
	`content_hash` text NOT NULL,
	`settled` integer NOT NULL,
	`stale` integer NOT NULL,
	`not_before` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_post_id` ON `card_post` (`id`);--> statement-breakpoint
CREATE INDEX `card_post_message` ON `card_post` (`message_id`);--> statement-breakpoint
CREATE INDEX `card_post_outbox` ON `card_post` (`outbox_id`);--> statement-breakpoint
CREATE INDEX `card_post_object` ON `card_post` (`object`,`card`,`place`) WHERE settled = 0;--> statement-breakpoint
CREATE INDEX `card_post_stale` ON `card_post` (`not_before`) WHERE stale = 1 and settled = 0 and message_id is not null;--> statement-breakpoint
CREATE TABLE `inbox` (
	`key` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`lane` text NOT NULL,
	`call` text NOT NULL,
	`priority` integer NOT NULL,
	`after` text,
	`continuation` text,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`tries` integer NOT NULL,
	`tried_at` integer,
	`state` text NOT NULL,
	`message_id` text,
	`code` text,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_id` ON `outbox` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`priority`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`not_before`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_after` ON `outbox` (`after`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `sent_file` (
	`message_id` text NOT NULL,
	`file_key` text NOT NULL,
	`chat_id` text NOT NULL,
	`open_id` text NOT NULL,
	`resource` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`taken` integer NOT NULL,
	PRIMARY KEY(`message_id`, `file_key`)
);
--> statement-breakpoint
CREATE INDEX `sent_file_recent` ON `sent_file` (`chat_id`,`open_id`,`at`) WHERE taken = 0;