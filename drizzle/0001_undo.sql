ALTER TABLE `sent_file` ADD `evidence` text;--> statement-breakpoint
CREATE INDEX `journal_act` ON `journal` (`by`,`seq`) WHERE cause_kind in ('message', 'click', 'platform');--> statement-breakpoint
CREATE INDEX `journal_cause` ON `journal` (`cause_id`,`seq`) WHERE cause_kind = 'message';