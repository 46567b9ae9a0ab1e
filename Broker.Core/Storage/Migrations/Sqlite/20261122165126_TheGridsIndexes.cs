using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TheGridsIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ClientId_ContractId_Label_Id",
                table: "InsuredItems");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExitKey",
                table: "InsuredItems",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "GroupKey",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 320,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SortKey",
                table: "InsuredItems",
                type: "TEXT",
                maxLength: 160,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ClientByCategory",
                table: "InsuredItems",
                columns: new[] { "ClientId", "Kind", "GroupKey", "Id", "ExitKey", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ClientByEntered",
                table: "InsuredItems",
                columns: new[] { "ClientId", "Kind", "EnteredOn", "Id", "ExitKey", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ClientByExited",
                table: "InsuredItems",
                columns: new[] { "ClientId", "Kind", "ExitKey", "Id", "EnteredOn", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ClientByLabel",
                table: "InsuredItems",
                columns: new[] { "ClientId", "Kind", "SortKey", "Id", "ExitKey", "ContractId", "SearchText" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ContractByCategory",
                table: "InsuredItems",
                columns: new[] { "ClientId", "ContractId", "GroupKey", "Id", "ExitKey", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ContractByEntered",
                table: "InsuredItems",
                columns: new[] { "ClientId", "ContractId", "EnteredOn", "Id", "ExitKey", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ContractByExited",
                table: "InsuredItems",
                columns: new[] { "ClientId", "ContractId", "ExitKey", "Id", "EnteredOn", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ContractByLabel",
                table: "InsuredItems",
                columns: new[] { "ClientId", "ContractId", "SortKey", "Id", "ExitKey", "Kind", "SearchText" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ClientByCategory",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ClientByEntered",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ClientByExited",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ClientByLabel",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ContractByCategory",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ContractByEntered",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ContractByExited",
                table: "InsuredItems");

            migrationBuilder.DropIndex(
                name: "IX_InsuredItems_ContractByLabel",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "ExitKey",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "GroupKey",
                table: "InsuredItems");

            migrationBuilder.DropColumn(
                name: "SortKey",
                table: "InsuredItems");

            migrationBuilder.CreateIndex(
                name: "IX_InsuredItems_ClientId_ContractId_Label_Id",
                table: "InsuredItems",
                columns: new[] { "ClientId", "ContractId", "Label", "Id" });
        }
    }
}
